package io.landfall.local.deadletter;

import io.landfall.event.Topic;
import io.landfall.local.follow.FollowException;
import io.landfall.local.follow.SeenEvent;
import io.landfall.local.request.RequestException;
import io.landfall.project.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The dead letters of one installation that were neither put back nor discarded. They are put back in their order, and that is
 * remembered when Kafka has them: a process that is killed in between puts some back twice and leaves none out. Not thread-safe.
 */
public final class DeadLetters implements AutoCloseable {

    private final String kafka;
    private final String ending;
    private final LetterReader reader;

    /**
     * @param kafka {@code host:port}
     * @param warehouse name of the installation's warehouse
     */
    public DeadLetters(String kafka, String warehouse) {
        this.kafka = kafka;
        this.ending = Topic.deadLettersOf(warehouse);
        this.reader = new LetterReader(kafka, "dead-letters-" + warehouse);
    }

    /** The topics that hold some, by name. */
    public List<Backlog> all() throws InterruptedException {
        return ask(() -> backlogs(reader.topics(ending)));
    }

    /**
     * What one topic holds; empty if nothing.
     *
     * @throws RequestException if the installation has no such topic
     */
    public Optional<Backlog> of(String topic) throws InterruptedException {
        return ask(() -> {
            Set<String> topics = reader.topics(ending);
            if (!topics.contains(topic)) {
                throw new RequestException("there is no topic " + topic + " of dead letters that end with " + ending
                        + Suggestion.didYouMean(topic, topics));
            }
            return backlogs(Set.of(topic)).stream().findFirst();
        });
    }

    private List<Backlog> backlogs(Set<String> topics) {
        Map<String, List<Section>> sections = reader.unsettled(topics).stream()
                .collect(Collectors.groupingBy(s -> s.partition().topic(), TreeMap::new, Collectors.toList()));
        return sections.entrySet().stream()
                .map(of -> backlog(of.getKey(), of.getValue()))
                .toList();
    }

    private Backlog backlog(String topic, List<Section> sections) {
        return new Backlog(
                topic,
                sections,
                sections.stream()
                        .map(section -> reader.first(section.partition(), section.from()))
                        .map(SeenEvent::time)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                sections.stream()
                        .map(section -> reader.first(section.partition(), section.to() - 1))
                        .max(Comparator.comparing(SeenEvent::time))
                        .orElseThrow());
    }

    /** The newest of them, at most so many, oldest first. */
    public List<SeenEvent> last(Backlog backlog, int number) throws InterruptedException {
        List<SeenEvent> letters = ask(() -> {
            List<SeenEvent> found = new ArrayList<>();
            for (Section section : backlog.sections()) {
                reader.read(section.last(number), some -> some.forEach(one -> found.add(LetterReader.seen(one))));
            }
            return found;
        });
        letters.sort(Comparator.comparing(SeenEvent::time));
        return letters.subList(Math.max(0, letters.size() - number), letters.size());
    }

    /**
     * Puts them back onto the topics they came from, with their keys and their own headers.
     *
     * @return how many
     * @throws RequestException if one of them must not be put back; those before it may have been
     */
    public long retry(Backlog backlog) throws InterruptedException {
        return ask(() -> {
            long count = 0;
            try (LetterReturn back = new LetterReturn(kafka)) {
                for (Section section : backlog.sections()) {
                    count += retry(section, back);
                }
            }
            return count;
        });
    }

    private long retry(Section section, LetterReturn back) throws InterruptedException {
        long[] count = {0};
        reader.read(section, some -> {
            back.put(some);
            reader.settle(section.partition(), some.get(some.size() - 1).offset() + 1);
            count[0] += some.size();
        });
        reader.settle(section.partition(), section.to());
        return count[0];
    }

    /** Leaves them in their topic; nobody is asked to look at them again. */
    public void discard(Backlog backlog) throws InterruptedException {
        ask(() -> {
            backlog.sections().forEach(section -> reader.settle(section.partition(), section.to()));
            return null;
        });
    }

    /** Something asked of Kafka. */
    @FunctionalInterface
    private interface Question<T> {
        T answer() throws InterruptedException;
    }

    private <T> T ask(Question<T> question) throws InterruptedException {
        try {
            return question.answer();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw new FollowException(kafka, e);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
