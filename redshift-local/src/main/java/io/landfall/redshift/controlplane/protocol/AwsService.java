package io.landfall.redshift.controlplane.protocol;

import java.util.Arrays;
import java.util.Optional;

/** The services answered here, by the name they have in a SigV4 credential scope. */
public enum AwsService {
    REDSHIFT("redshift", "http://redshift.amazonaws.com/doc/2012-12-01/"),
    IAM("iam", "https://iam.amazonaws.com/doc/2010-05-08/"),
    STS("sts", "https://sts.amazonaws.com/doc/2011-06-15/"),
    EC2("ec2", "http://ec2.amazonaws.com/doc/2016-11-15/"),
    REDSHIFT_SERVERLESS("redshift-serverless", null),
    SECRETS_MANAGER("secretsmanager", null);

    private final String signingName;
    private final String xmlNamespace;

    AwsService(String signingName, String xmlNamespace) {
        this.signingName = signingName;
        this.xmlNamespace = xmlNamespace;
    }

    static Optional<AwsService> signedAs(String name) {
        return Arrays.stream(values())
                .filter(service -> service.signingName.equals(name))
                .findFirst();
    }

    /** What IAM calls one of its actions, as {@code redshift:CreateCluster}. */
    public String permission(String action) {
        return signingName + ":" + action;
    }

    /** Whether calls and errors are JSON; the others are forms and XML. */
    public boolean speaksJson() {
        return xmlNamespace == null;
    }

    String xmlNamespace() {
        return xmlNamespace;
    }
}
