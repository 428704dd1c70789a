package io.landfall.provisioner.converge;

/** What one look led to. */
enum Look {
    /** There is nothing more to do. */
    END,
    /** Something was asked of AWS; look again at once. */
    AGAIN,
    /** AWS is at work; look again after a pause. */
    WAIT
}
