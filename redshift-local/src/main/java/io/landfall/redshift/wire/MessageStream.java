package io.landfall.redshift.wire;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Framed messages over one socket. Writes are buffered until {@link #flush()}; not for use by several threads at once. */
public final class MessageStream implements Closeable {
    private static final int BUFFER_BYTES = 4 * 1024;
    /** Redshift takes statements up to 16 MB; values travel in messages up to PostgreSQL's own limit of 1 GB. */
    private static final int MAX_MESSAGE_BYTES = 1 << 30;
    /** Before the password is known to be right nobody may send more, as in PostgreSQL. */
    private static final int MAX_STARTUP_BYTES = 10_000;

    private final Socket socket;
    private final DataInputStream in;
    private DataOutputStream out;

    public MessageStream(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        InputStream bytes = socket.getInputStream();
        this.in = new DataInputStream(
                socket instanceof WatchedSocket ? bytes : new BufferedInputStream(bytes, BUFFER_BYTES));
        this.out = new DataOutputStream(new SendBuffer(socket.getOutputStream()));
    }

    /**
     * Waits for the next message.
     *
     * @throws EOFException when the peer closed the connection
     */
    public Message read() throws IOException {
        return read(MAX_MESSAGE_BYTES);
    }

    /** Waits for a message of a client that has not logged in yet. */
    public Message readBeforeLogin() throws IOException {
        return read(MAX_STARTUP_BYTES);
    }

    private Message read(int limit) throws IOException {
        char type = (char) in.readUnsignedByte();
        return new Message(type, readBody(limit));
    }

    /** Reads a start-up packet, which has a length but no type byte. */
    public byte[] readUntyped() throws IOException {
        return readBody(MAX_STARTUP_BYTES);
    }

    /** Reads one bare byte: the answer to a request for encryption. */
    public char readByte() throws IOException {
        return (char) in.readUnsignedByte();
    }

    public void write(Message message) throws IOException {
        out.writeByte(message.type());
        writeUntyped(message.payload());
    }

    /** Writes a start-up packet: length and body without a type byte. */
    public void writeUntyped(byte[] body) throws IOException {
        out.writeInt(body.length + 4);
        out.write(body);
    }

    /** Writes one bare byte: the answer to a request for encryption. */
    public void writeByte(char value) throws IOException {
        out.writeByte(value);
    }

    /** From now on nothing is sent, not even what was written before and not flushed yet. */
    public void discardWrites() {
        out = new DataOutputStream(OutputStream.nullOutputStream());
    }

    /** Whether something has arrived that was not read yet; does not wait. */
    public boolean hasInput() throws IOException {
        return in.available() > 0;
    }

    public void flush() throws IOException {
        out.flush();
    }

    /** Limits how long a read may wait; 0 waits for ever. */
    public void readTimeout(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Memory is taken as the bytes arrive, not because a length announces them. */
    private byte[] readBody(int limit) throws IOException {
        int length = in.readInt() - 4;
        if (length < 0 || length > limit) {
            throw new ProtocolViolation("a message announces " + length + " bytes, allowed are 0 to " + limit);
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("connection closed inside a message");
        }
        return body;
    }
}
