package io.landfall.provisioner.resource;

import java.util.List;

/** What a look at AWS found of a resource, compared with what the definition wants. */
public sealed interface Finding {

    /** It is as it should be, and ready. {@code notes} tell a person what others added to it, which is left alone. */
    record Settled(List<String> notes) implements Finding {
        public Settled {
            notes = List.copyOf(notes);
        }

        /** Nothing to tell. */
        public Settled() {
            this(List.of());
        }
    }

    /** It does not exist. {@code wanted} is what it is going to have. */
    record Missing(List<Attribute> wanted) implements Finding {
        public Missing {
            wanted = List.copyOf(wanted);
        }
    }

    /** It is Landfall's and differs in what can be changed in place. */
    record Different(List<Difference> differences) implements Finding {
        public Different {
            differences = List.copyOf(differences);
        }
    }

    /** AWS is at work on it. {@code state} is AWS's own word, such as {@code creating}. */
    record Unsettled(String state) implements Finding {}

    /** Its compute is stopped. {@code differences} are those to be repaired once it runs; what is odd only while paused is none. */
    record Paused(List<Difference> differences) implements Finding {
        public Paused {
            differences = List.copyOf(differences);
        }
    }

    /** It exists, is Landfall's, and the definition does not want it any more. */
    record Unwanted(String reason) implements Finding {}

    /** It exists or differs in a way Landfall must not change. {@code explanation} says why and what to do. */
    record Refused(String explanation) implements Finding {}
}
