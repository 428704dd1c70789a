package io.landfall.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The TCP ports of a stack, all on the loopback address. */
public record Ports(int kafka, int s3, int sqs, int aws, int warehouse, Map<Service, Integer> services) {

    private static final int HIGHEST = 65_535;
    private static final int SUGGESTED_OFFSET = 100;

    /** Below what Linux, macOS and Windows give to whoever asks for any port: between the choice and its use nobody gets one of these. */
    private static final int LOWEST_FREE = 15_000;

    private static final int HIGHEST_FREE = 32_000;

    public Ports {
        services = Map.copyOf(services);
    }

    public static Ports defaults() {
        return each(port -> port);
    }

    /**
     * The default ports, each higher by {@code offset}.
     *
     * @throws IllegalArgumentException if one of them would be no port
     */
    public static Ports shiftedBy(int offset) {
        Ports ports = each(port -> port + offset);
        ports.named().forEach((name, port) -> {
            if (port < 1 || port > HIGHEST) {
                throw new IllegalArgumentException(
                        "offset " + offset + " makes " + port + " the port of " + name + "; ports are 1 to " + HIGHEST);
            }
        });
        return ports;
    }

    /** Ports that nobody uses at this moment, side by side from anywhere: stacks that start together rarely meet. */
    public static Ports free() {
        List<ServerSocket> held = new ArrayList<>();
        PrimitiveIterator.OfInt candidates = IntStream.concat(
                        IntStream.range(ThreadLocalRandom.current().nextInt(LOWEST_FREE, HIGHEST_FREE), HIGHEST_FREE),
                        IntStream.range(LOWEST_FREE, HIGHEST_FREE))
                .iterator();
        try {
            return each(port -> hold(held, candidates).getLocalPort());
        } finally {
            held.forEach(Ports::release);
        }
    }

    public int of(Service service) {
        return services.get(service);
    }

    /** Every port by the name people know its owner by. */
    public Map<String, Integer> named() {
        Map<String, Integer> named = new LinkedHashMap<>();
        named.put("Kafka", kafka);
        named.put("S3", s3);
        named.put("SQS", sqs);
        named.put("AWS control plane", aws);
        named.put("warehouse", warehouse);
        new EnumMap<>(services).forEach((service, port) -> named.put(service.id(), port));
        return named;
    }

    /** @throws StackException naming the first port that is in use */
    public void requireFree() {
        named().forEach((name, port) -> {
            if (!isFree(port)) {
                throw new StackException("port %d (%s) is in use; stop what uses it or run with --port-offset %d"
                        .formatted(port, name, SUGGESTED_OFFSET));
            }
        });
    }

    private static Ports each(IntUnaryOperator port) {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, port.applyAsInt(service.defaultPort()));
        }
        return new Ports(
                port.applyAsInt(9092),
                port.applyAsInt(9000),
                port.applyAsInt(9324),
                port.applyAsInt(4566),
                port.applyAsInt(5439),
                services);
    }

    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    private static ServerSocket hold(List<ServerSocket> held, PrimitiveIterator.OfInt candidates) {
        while (candidates.hasNext()) {
            try {
                ServerSocket socket = new ServerSocket(candidates.nextInt(), 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                return socket;
            } catch (IOException inUse) {
                continue;
            }
        }
        throw new StackException("no port from %d to %d is free on this machine".formatted(LOWEST_FREE, HIGHEST_FREE));
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new StackException("a port that was probed cannot be released: " + e.getMessage(), e);
        }
    }
}
