package io.landfall.redshift.controlplane.protocol;

import java.util.List;

/** Form parameters in, XML out. */
final class QueryProtocol implements WireProtocol {

    private static final int OK = 200;
    private static final int SERVER_FAULT = 500;

    private final Actions actions;

    QueryProtocol(Actions actions) {
        this.actions = actions;
    }

    @Override
    public Call read(AwsService service, String target, String body) {
        QueryParameters parameters = QueryParameters.parse(body);
        return new Call(service, parameters.require("Action"), parameters, null);
    }

    @Override
    public AwsResponse answer(Call call, String requestId) {
        List<XmlNode> result = actions.query(call.service(), call.action()).handle(call.parameters());
        XmlNode metadata = XmlNode.struct("ResponseMetadata", XmlNode.leaf("RequestId", requestId));
        List<XmlNode> content = result.isEmpty()
                ? List.of(metadata)
                : List.of(XmlNode.list(call.action() + "Result", result), metadata);
        return XmlDocument.response(
                OK, call.action() + "Response", call.service().xmlNamespace(), content);
    }

    @Override
    public AwsResponse refusal(AwsService service, AwsFault fault, String requestId) {
        XmlNode error = XmlNode.struct(
                "Error",
                XmlNode.leaf("Type", fault.status() < SERVER_FAULT ? "Sender" : "Receiver"),
                XmlNode.leaf("Code", fault.code()),
                XmlNode.leaf("Message", fault.getMessage()));
        return XmlDocument.response(
                fault.status(),
                "ErrorResponse",
                service.xmlNamespace(),
                List.of(error, XmlNode.leaf("RequestId", requestId)));
    }
}
