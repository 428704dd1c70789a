package io.landfall.redshift.controlplane.protocol;

import java.util.List;

/** One action of a service that speaks the query protocol. */
@FunctionalInterface
public interface QueryAction {

    /**
     * @return what stands inside the result element; empty for actions that answer nothing
     * @throws AwsFault when the call is refused
     */
    List<XmlNode> handle(QueryParameters parameters);
}
