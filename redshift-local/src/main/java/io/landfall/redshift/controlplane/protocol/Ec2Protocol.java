package io.landfall.redshift.controlplane.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * EC2's own way of the query protocol: results stand directly in the root, lists are sets of items, errors carry neither a namespace nor a
 * type (EC2 developer guide, "Query requests" and "Error codes").
 */
final class Ec2Protocol implements WireProtocol {

    private static final int OK = 200;

    private final Actions actions;

    Ec2Protocol(Actions actions) {
        this.actions = actions;
    }

    @Override
    public Call read(AwsService service, String target, String body) {
        QueryParameters parameters = QueryParameters.parse(body);
        return new Call(service, parameters.require("Action"), parameters, null);
    }

    @Override
    public AwsResponse answer(Call call, String requestId) {
        List<XmlNode> content = new ArrayList<>();
        content.add(XmlNode.leaf("requestId", requestId));
        content.addAll(actions.query(call.service(), call.action()).handle(call.parameters()));
        return XmlDocument.response(
                OK, call.action() + "Response", call.service().xmlNamespace(), content);
    }

    @Override
    public AwsResponse refusal(AwsService service, AwsFault fault, String requestId) {
        XmlNode error = XmlNode.struct(
                "Error", XmlNode.leaf("Code", fault.code()), XmlNode.leaf("Message", fault.getMessage()));
        return XmlDocument.response(
                fault.status(),
                "Response",
                null,
                List.of(XmlNode.struct("Errors", error), XmlNode.leaf("RequestID", requestId)));
    }
}
