package io.landfall.provisioner.plan;

/** What is going to be done with a resource. */
public enum Action {
    CREATE('+', "is created"),
    CHANGE('~', "is changed"),
    DESTROY('-', "is destroyed"),
    /** AWS is at work on it; it is waited for. */
    WAIT('.', "is waited for"),
    /** Its compute is stopped, which is no difference; provisioning resumes it. */
    RESUME('>', "is resumed"),
    /** It is in the way and must not be touched. */
    REFUSED('!', "cannot go on"),
    /** It stays on purpose. */
    KEEP(' ', "is kept"),
    NOTHING(' ', "is as it should be");

    private final char sign;
    private final String words;

    Action(char sign, String words) {
        this.sign = sign;
        this.words = words;
    }

    public char sign() {
        return sign;
    }

    public String words() {
        return words;
    }
}
