package io.landfall.provisioner.resource.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationEntryTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "s3:ObjectCreated:*,'','',  s3:ObjectCreated:*,'','',   true",
                "s3:ObjectCreated:*,'','',  s3:ObjectCreated:Put,a/,.x, true",
                "s3:ObjectCreated:*,a/,'',  s3:ObjectCreated:*,a/b/,'', true",
                "s3:ObjectCreated:*,a/,'',  s3:ObjectCreated:*,b/,'',   false",
                "s3:ObjectCreated:*,'',.json,s3:ObjectCreated:*,'',.csv,false",
                "s3:ObjectCreated:*,'',.json,s3:ObjectCreated:*,'',son, true",
                "s3:ObjectCreated:*,'','',  s3:ObjectRemoved:*,'','',   false",
                "s3:ObjectCreated:Put,'','',s3:ObjectCreated:Post,'','',false"
            })
    void entriesOverlapWhereBothWouldBeTold(
            String event,
            String prefix,
            String suffix,
            String event2,
            String prefix2,
            String suffix2,
            boolean overlap) {
        NotificationEntry one = entry(event, prefix, suffix);
        NotificationEntry other = entry(event2, prefix2, suffix2);
        assertThat(one.overlaps(other)).isEqualTo(overlap);
        assertThat(other.overlaps(one)).isEqualTo(overlap);
    }

    private static NotificationEntry entry(String event, String prefix, String suffix) {
        return new NotificationEntry("sqs queue", "i", "arn", Set.of(event), prefix, suffix);
    }
}
