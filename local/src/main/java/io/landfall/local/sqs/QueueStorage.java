package io.landfall.local.sqs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pekko.actor.Props;
import org.elasticmq.persistence.sql.DB;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.h2.jdbcx.JdbcConnectionPool;
import scala.collection.immutable.List$;
import scalikejdbc.ConnectionPool;
import scalikejdbc.DataSourceConnectionPool;
import scalikejdbc.DataSourceConnectionPoolSettings;

/**
 * The file in which ElasticMQ keeps queues and messages. ElasticMQ opens its pool once per JVM and never closes it; here the pool is
 * replaced by one whose life is that of this object, so that the file is released on close and can be opened again.
 */
final class QueueStorage implements AutoCloseable {

    private final SqlQueuePersistenceConfig config;

    private QueueStorage(SqlQueuePersistenceConfig config) {
        this.config = config;
    }

    static QueueStorage open(Path directory) throws IOException {
        Path file = Files.createDirectories(directory).toAbsolutePath().resolve("queues");
        // Every commit reaches the file before the sender is answered.
        String url = "jdbc:h2:file:" + file + ";WRITE_DELAY=0;CACHE_SIZE=1024;DB_CLOSE_ON_EXIT=FALSE";
        SqlQueuePersistenceConfig config = new SqlQueuePersistenceConfig(true, "org.h2.Driver", url, "", "", false);
        DB.initializeSingleton(config);
        JdbcConnectionPool connections = JdbcConnectionPool.create(url, "", "");
        ConnectionPool.singleton(new DataSourceConnectionPool(
                connections, new DataSourceConnectionPoolSettings("org.h2.Driver"), connections::dispose));
        return new QueueStorage(config);
    }

    /** The actor that writes what happens in the queues and restores them. */
    Props actor() {
        return Props.create(SqlQueuePersistenceActor.class, config, List$.MODULE$.empty());
    }

    @Override
    public void close() {
        ConnectionPool.closeAll();
    }
}
