package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Workgroup;
import io.landfall.redshift.controlplane.account.WorkgroupSettings;

/** A workgroup as answers describe it. */
final class WorkgroupJson {

    private final Account account;
    private final Arns arns;

    WorkgroupJson(Account account) {
        this.account = account;
        this.arns = new Arns(account);
    }

    /** The whole answer of the actions on one workgroup. */
    ObjectNode answer(Workgroup workgroup) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("workgroup", describe(workgroup));
        return answer;
    }

    ObjectNode describe(Workgroup workgroup) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("workgroupArn", arns.of(workgroup))
                .put("workgroupId", workgroup.id())
                .put("workgroupName", workgroup.name())
                .put("namespaceName", workgroup.namespace())
                .put("status", workgroup.status().name())
                .put("creationDate", workgroup.createdAt().toString());
        settings(workgroup.settings(), json);
        if (workgroup.endpoint() != null) {
            endpoint(workgroup, json.putObject("endpoint"));
        }
        return json;
    }

    private static void settings(WorkgroupSettings settings, ObjectNode json) {
        json.put(WorkgroupMembers.BASE, settings.baseCapacity())
                .put(WorkgroupMembers.ROUTING, settings.enhancedVpcRouting())
                .put(WorkgroupMembers.PUBLIC, settings.publiclyAccessible())
                .put(WorkgroupMembers.PORT, settings.port())
                .put(WorkgroupMembers.TRACK, settings.trackName())
                .put(WorkgroupMembers.ADDRESSES, settings.ipAddressType());
        if (settings.maxCapacity() != null) {
            json.put(WorkgroupMembers.MAX, settings.maxCapacity());
        }
        ObjectNode target = json.putObject(WorkgroupMembers.TARGET);
        if (settings.priceTarget() == null) {
            target.put("status", "DISABLED");
        } else {
            target.put("status", "ENABLED").put("level", settings.priceTarget());
        }
        ConfigParameters.write(settings.configParameters(), json.putArray(WorkgroupMembers.CONFIG));
        ArrayNode subnets = json.putArray(WorkgroupMembers.SUBNETS);
        settings.subnets().forEach(subnets::add);
        ArrayNode groups = json.putArray(WorkgroupMembers.GROUPS);
        settings.securityGroups().forEach(groups::add);
    }

    /** One interface endpoint with an interface in each subnet, as AWS makes for a workgroup. */
    private void endpoint(Workgroup workgroup, ObjectNode json) {
        json.put("address", workgroup.endpoint().address())
                .put("port", workgroup.endpoint().port());
        String number = workgroup.id().replace("-", "").substring(0, 17);
        ObjectNode endpoint = json.putArray("vpcEndpoints").addObject().put("vpcEndpointId", "vpce-" + number);
        ArrayNode interfaces = endpoint.putArray("networkInterfaces");
        for (String subnet : workgroup.settings().subnets()) {
            interfaces
                    .addObject()
                    .put("networkInterfaceId", "eni-" + number)
                    .put("subnetId", subnet)
                    .put("privateIpAddress", workgroup.endpoint().address())
                    .put("availabilityZone", account.region() + "a");
        }
    }
}
