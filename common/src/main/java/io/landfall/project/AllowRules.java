package io.landfall.project;

import java.util.List;
import java.util.Optional;

/** Who may connect: blocks of addresses, and never the whole internet by mistake. */
final class AllowRules implements DefinitionRule {

    private static final String ALLOW = "/network/allow";
    private static final String PUBLIC = "/network/publicly_accessible";

    @Override
    public void check(WrittenDefinition definition) {
        List<String> entries = definition.elements(ALLOW);
        entries.forEach(entry -> definition.text(entry).ifPresent(text -> checkEntry(definition, entry, text)));
        boolean nobody = entries.isEmpty()
                && (!definition.has(ALLOW) || definition.tree().at(ALLOW).isArray());
        if (definition.isTrue(PUBLIC) && nobody) {
            definition.refuse(
                    PUBLIC,
                    "the endpoint would have a public address that nobody may connect to; list who may under"
                            + " network.allow, such as " + NetworkDefinition.MY_IP);
        }
    }

    private static void checkEntry(WrittenDefinition definition, String entry, String text) {
        if (text.equals(NetworkDefinition.MY_IP)) {
            return;
        }
        Optional<CidrBlock> block = CidrBlock.parse(text);
        if (block.isEmpty()) {
            definition.refuse(entry, "'" + text + "' is not a block of addresses; " + remedy(text));
        } else if (!block.get().isNetwork()) {
            definition.refuse(
                    entry,
                    "'" + text + "' has bits set beyond its prefix; write "
                            + block.get().network() + " for the network, or "
                            + block.get().single() + " for the one address");
        } else if (block.get().isPublic() && !definition.isTrue("/network/allow_public")) {
            definition.refuse(entry, publicly(block.get()));
        }
    }

    private static String publicly(CidrBlock block) {
        String who = block.prefix() == 0 ? "everybody on the internet" : "a large part of the internet";
        return "'" + block + "' lets " + who + " try to log in to the warehouse; write narrower blocks or "
                + NetworkDefinition.MY_IP + ", or, if this is what you want, add allow_public: true";
    }

    private static String remedy(String text) {
        return CidrBlock.ofAddress(text)
                .map(block -> "write " + block + " for this one address")
                .orElse("write one such as 203.0.113.0/24, 2001:db8::/32 or " + NetworkDefinition.MY_IP
                        + Suggestion.didYouMean(text, List.of(NetworkDefinition.MY_IP)));
    }
}
