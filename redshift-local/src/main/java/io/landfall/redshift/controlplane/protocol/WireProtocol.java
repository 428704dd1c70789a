package io.landfall.redshift.controlplane.protocol;

/** How the calls of a service are written on the wire. */
interface WireProtocol {

    /**
     * @param target header of the services that speak JSON; null when absent
     * @throws AwsFault when it names no action or cannot be read
     */
    Call read(AwsService service, String target, String body);

    /** @throws AwsFault when the action is not known or refuses */
    AwsResponse answer(Call call, String requestId);

    AwsResponse refusal(AwsService service, AwsFault fault, String requestId);
}
