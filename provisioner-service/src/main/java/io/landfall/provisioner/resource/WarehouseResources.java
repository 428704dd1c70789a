package io.landfall.provisioner.resource;

import java.util.List;
import java.util.function.Supplier;

/**
 * What belongs to one warehouse in AWS.
 *
 * @param inOrder everything, each after what it needs; removed in the opposite order
 * @param compute the one of them that answers SQL
 * @param roleArn of the role for COPY
 * @param queueUrl of the queue the landing bucket notifies; asks AWS, and fails as long as there is none
 * @param searches one for each service, to prove that nothing is left
 */
public record WarehouseResources(
        List<Resource> inOrder, Compute compute, String roleArn, Supplier<String> queueUrl, List<TagSearch> searches) {

    public WarehouseResources {
        inOrder = List.copyOf(inOrder);
        searches = List.copyOf(searches);
    }
}
