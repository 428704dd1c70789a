package io.landfall.local.deadletter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts dead letters back onto the topics they came from, byte for byte and in their order. */
final class LetterReturn implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;

    LetterReturn(String kafka) {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                (int) LetterReader.TIMEOUT.toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) LetterReader.TIMEOUT.toMillis() / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) LetterReader.TIMEOUT.toMillis());
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Returns when Kafka has all of them.
     *
     * @throws io.landfall.local.request.RequestException if one of them must not be put back; then none is
     * @throws KafkaException if Kafka does not take them; it may have some
     */
    void put(List<ConsumerRecord<byte[], byte[]>> letters) throws InterruptedException {
        List<ProducerRecord<byte[], byte[]>> records =
                letters.stream().map(LetterReturn::returned).toList();
        List<Future<?>> sent = new ArrayList<>();
        records.forEach(found -> sent.add(producer.send(found)));
        for (Future<?> one : sent) {
            await(one);
        }
    }

    private static ProducerRecord<byte[], byte[]> returned(ConsumerRecord<byte[], byte[]> letter) {
        String origin = Origin.of(letter.topic(), LetterReader.seen(letter).headers());
        return new ProducerRecord<>(origin, null, letter.key(), letter.value(), LetterHeaders.own(letter.headers()));
    }

    private static void await(Future<?> sent) throws InterruptedException {
        try {
            sent.get(2 * LetterReader.TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("records were not taken in time", e);
        }
    }

    @Override
    public void close() {
        producer.close(LetterReader.TIMEOUT);
    }
}
