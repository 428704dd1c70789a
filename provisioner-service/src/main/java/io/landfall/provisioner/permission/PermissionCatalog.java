package io.landfall.provisioner.permission;

import java.util.List;

/** From calls to what IAM has to allow for them. */
public final class PermissionCatalog {

    private PermissionCatalog() {}

    /** The actions a call needs, the one it is named after first; what is in no catalog needs the action of its own name. */
    public static List<String> actions(ApiCall call) {
        return ApiCall.of("S3", "HeadBucket").equals(call) ? List.of("s3:ListBucket") : List.of(call.toString());
    }
}
