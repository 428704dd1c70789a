package io.landfall.provisioner.service;

/** The brokers could not be asked. Nothing is decided; the next look asks again. */
final class KafkaUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KafkaUnavailableException(String message, Throwable cause) {
        super("Kafka cannot be asked: " + message, cause);
    }
}
