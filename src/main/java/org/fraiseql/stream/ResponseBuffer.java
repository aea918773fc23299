package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.JsonOutput;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer. What fits stays here until the answer is complete, and can be taken back to a {@linkplain #mark() mark}. Of an answer whose rows are
 * still being read no more than a bound is held: beyond it, what is here leaves for the sink, and so does the rest each time that a block is full. What is not
 * read from anywhere is in memory anyway, and is held whatever its size. Not thread-safe.
 */
public final class ResponseBuffer implements JsonOutput {
    /** First size of a buffer that may stay small, and of which there may be many. */
    private static final int INITIAL_BYTES = 8 * 1024;

    /** How many fields that became null are told of: more would help nobody, and each costs memory. */
    static final int MAX_PROBLEMS = 100;

    private static final SpareBlocks SPARE = new SpareBlocks();
    private static final byte[] NONE = {};
    private static final int BLOCK_BYTES = SpareBlocks.BLOCK_BYTES;

    private final ByteSink sink;
    private final int blockBytes;
    private final long maxHeldBytes;
    private final HeldMemory memory;
    private final HeldBytes held;
    private final boolean isWhole;
    /** Full ones, in order, before {@link #bytes}. */
    private final List<Block> blocks = new ArrayList<>(0);

    private final List<Noted> problems = new ArrayList<>(0);
    private final List<Runnable> whenReleased = new ArrayList<>(0);
    private long bytesInBlocks;
    private byte[] bytes;
    private int length;
    private long sentBytes;
    private @Nullable Deadline sendingUntil;
    private Consumer<Deadline> whenSending = until -> {};
    private boolean isReading;
    private @Nullable DocumentOutput scalars;

    /** A buffer that holds one block and sends what is more. */
    public ResponseBuffer(ByteSink sink) {
        this(sink, SPARE.take(), BLOCK_BYTES, 0, HeldMemory.UNBOUNDED);
        isReading = true;
    }

    /** Where scalars of documents are written at once; it keeps nothing from one to the next. */
    DocumentOutput scalars() {
        DocumentOutput found = scalars;
        if (found == null) {
            found = DocumentOutput.direct(this);
            scalars = found;
        }
        return found;
    }

    private ResponseBuffer(ByteSink sink, byte[] empty, int blockBytes, long maxHeldBytes, HeldMemory memory) {
        this(sink, empty, blockBytes, maxHeldBytes, memory, memory.begin(Integer.MAX_VALUE), false);
    }

    private ResponseBuffer(
            ByteSink sink,
            byte[] empty,
            int blockBytes,
            long maxHeldBytes,
            HeldMemory memory,
            HeldBytes held,
            boolean isWhole) {
        this.memory = memory;
        this.held = held;
        this.isWhole = isWhole;
        this.sink = sink;
        this.bytes = empty;
        this.blockBytes = blockBytes;
        this.maxHeldBytes = maxHeldBytes;
    }

    /** @param maxBytes beyond which an answer is sent while its rows are {@linkplain #beginReading read} */
    public static ResponseBuffer holding(int maxBytes, ByteSink sink) {
        return holding(maxBytes, HeldMemory.UNBOUNDED, sink);
    }

    /** @param memory of which it holds what it has */
    public static ResponseBuffer holding(int maxBytes, HeldMemory memory, ByteSink sink) {
        return new ResponseBuffer(sink, SPARE.take(), BLOCK_BYTES, maxBytes, memory);
    }

    /**
     * One that keeps all until it is {@linkplain #appendTo appended} elsewhere: what a transaction answers before it is committed.
     *
     * @param maxBytes what is longer fails with {@code LIMIT_EXCEEDED}
     */
    public static ResponseBuffer whole(int maxBytes) {
        return whole(HeldMemory.UNBOUNDED.begin(maxBytes));
    }

    /** A buffer of a whole answer, one of several that share a bound. @param held by all of them together */
    public static ResponseBuffer whole(HeldBytes held) {
        int maxBytes = held.maxBytes();
        int blockBytes = Math.min(BLOCK_BYTES, maxBytes);
        ResponseBuffer whole = new ResponseBuffer(
                (bytes, offset, count) -> {
                    throw StreamErrors.tooLargeToHold(maxBytes);
                },
                new byte[Math.min(INITIAL_BYTES, blockBytes)],
                blockBytes,
                maxBytes - blockBytes,
                HeldMemory.UNBOUNDED,
                held,
                true);
        whole.isReading = true;
        return whole;
    }

    /**
     * One for what is in memory anyway, to be {@linkplain #bytes(long, long) copied} from.
     *
     * @param expectedBytes takes no more of the heap at first
     */
    public static ResponseBuffer unbounded(int expectedBytes) {
        return new ResponseBuffer(
                (bytes, offset, count) -> {
                    throw new IllegalStateException("nothing is sent from here");
                },
                new byte[Math.min(expectedBytes, BLOCK_BYTES)],
                BLOCK_BYTES,
                Long.MAX_VALUE,
                HeldMemory.UNBOUNDED);
    }

    /** The count of what is held of this answer, to be raised before bytes are added. */
    public HeldMemory memory() {
        return memory;
    }

    /** A field that has become null because its value is none. Of too many only the first are told. */
    void addProblem(Problem problem) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new Noted(totalBytes(), problem));
        }
    }

    /** Adds the problems of what was written elsewhere and is written here next. */
    public void addProblems(List<Problem> others) {
        others.forEach(this::addProblem);
    }

    /** How many fields have become null so far. */
    public int problemCount() {
        return problems.size();
    }

    /** The problems since then lie within this key or index. */
    public void within(int since, Object keyOrIndex) {
        change(since, problem -> MissingValueException.within(problem, keyOrIndex));
    }

    /** The problems since then are those of a root field. */
    public void placed(int since, String responseKey, Problem.Location location) {
        within(since, responseKey);
        change(since, problem -> problem.at(location));
    }

    private void change(int since, UnaryOperator<Problem> change) {
        for (int i = since; i < problems.size(); i++) {
            Noted noted = problems.get(i);
            problems.set(i, new Noted(noted.position(), change.apply(noted.problem())));
        }
    }

    /** Fields that have become null while this was written. */
    public List<Problem> problems() {
        return problems.stream().map(Noted::problem).toList();
    }

    /** Fields that have become null while this was written, and were not {@linkplain #reset taken back}; the next answer has none of them. */
    public List<Problem> takeProblems() {
        List<Problem> taken = problems();
        problems.clear();
        return taken;
    }

    /** Moves what is waiting here to the end of another buffer. Nothing may be written or read here afterwards. */
    public void appendTo(ResponseBuffer other) {
        other.addProblems(takeProblems());
        held.giveBack(bytesInBlocks);
        takeBlocks().forEach(other::take);
    }

    private void take(Block block) {
        if (block.length() <= BLOCK_BYTES || !mayHold(block.length())) {
            write(block.bytes(), 0, block.length());
            SPARE.giveBack(block.bytes());
        } else {
            endBlock();
            hold(block);
        }
    }

    /** Leaves its blocks to other buffers. Nothing may be written or read afterwards. */
    public void release() {
        held.giveBack(bytesInBlocks);
        if (!isWhole) {
            held.close();
        }
        release(takeBlocks());
        whenReleased.forEach(Runnable::run);
        whenReleased.clear();
    }

    /** Has something run when this is {@linkplain #release released}: what was written is with the server by then, or is never sent. */
    public void whenReleased(Runnable task) {
        whenReleased.add(task);
    }

    /** Leaves blocks that were {@linkplain #takeBlocks taken} to other buffers. Nobody may have them any more. */
    public static void release(List<Block> taken) {
        taken.forEach(block -> SPARE.giveBack(block.bytes()));
    }

    /**
     * From now on rows are read, for which a connection to the database is held: an answer that is too long to be held is sent meanwhile.
     *
     * @param sending told, as soon as bytes leave while rows are read, until when all of the answer must be sent
     */
    public void beginReading(Consumer<Deadline> sending) {
        isReading = true;
        whenSending = sending;
        if (sendingUntil != null) {
            sending.accept(sendingUntil);
        }
    }

    /** All rows have been read. */
    public void endReading() {
        isReading = false;
        whenSending = until -> {};
    }

    /** Whether bytes have left, so that neither they nor the status can be taken back. */
    public boolean isCommitted() {
        return sentBytes > 0;
    }

    public long mark() {
        return totalBytes();
    }

    /** Whether nothing was sent since the mark. */
    public boolean canReset(long mark) {
        return mark >= sentBytes;
    }

    /** Forgets what was written since the mark. */
    public void reset(long mark) {
        if (!canReset(mark)) {
            throw new IllegalStateException("bytes were sent already");
        }
        while (sentBytes + bytesInBlocks > mark) {
            Block last = blocks.removeLast();
            bytesInBlocks -= last.length();
            held.giveBack(last.length());
            SPARE.giveBack(bytes);
            bytes = last.bytes();
        }
        length = (int) (mark - sentBytes - bytesInBlocks);
        while (!problems.isEmpty() && problems.getLast().position() >= mark) {
            problems.removeLast();
        }
    }

    /** Bytes waiting in the last block; of an answer of one block that was not sent, its length. */
    public int length() {
        return length;
    }

    /** The bytes waiting in the last block, {@link #length()} of them. Not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether all that waits here is in {@link #bytes}. */
    public boolean isOneBlock() {
        return blocks.isEmpty();
    }

    /** All that waits here, which belongs to the caller from now on. Nothing may be written or read here afterwards. */
    public List<Block> takeBlocks() {
        List<Block> taken = new ArrayList<>(blocks.size() + 1);
        taken.addAll(blocks);
        taken.add(new Block(bytes, length));
        blocks.clear();
        bytesInBlocks = 0;
        bytes = NONE;
        length = 0;
        return taken;
    }

    /** What was written between two {@linkplain #mark marks}, of which nothing was sent. */
    public String text(long start, long end) {
        return new String(bytes(start, end), UTF_8);
    }

    /** A copy of what was written between two {@linkplain #mark marks}, of which nothing was sent. */
    public byte[] bytes(long start, long end) {
        if (blocks.isEmpty()) {
            return Arrays.copyOfRange(bytes, (int) (start - sentBytes), (int) (end - sentBytes));
        }
        byte[] copy = new byte[Math.toIntExact(end - start)];
        long blockStart = sentBytes;
        for (Block block : blocks) {
            copyPart(block, blockStart, start, copy);
            blockStart += block.length();
        }
        copyPart(new Block(bytes, length), blockStart, start, copy);
        return copy;
    }

    private static void copyPart(Block block, long blockStart, long start, byte[] copy) {
        long from = Math.max(start, blockStart);
        long to = Math.min(start + copy.length, blockStart + block.length());
        if (from < to) {
            System.arraycopy(block.bytes(), (int) (from - blockStart), copy, (int) (from - start), (int) (to - from));
        }
    }

    public long totalBytes() {
        return sentBytes + bytesInBlocks + length;
    }

    @Override
    public void json(String json) {
        write(json.getBytes(UTF_8));
    }

    @Override
    public void string(String text) {
        JsonString.writeString(text, this);
    }

    void write(byte value) {
        ensure(1);
        bytes[length++] = value;
    }

    void write(byte[] source) {
        write(source, 0, source.length);
    }

    void write(byte[] source, int offset, int count) {
        if (count > blockBytes) {
            endBlock();
            if (mayHold(count)) {
                hold(new Block(Arrays.copyOfRange(source, offset, offset + count), count));
            } else {
                begin();
                send(source, offset, count);
            }
            return;
        }
        ensure(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** The bytes between quotes, as they are. */
    void writeQuoted(byte[] source) {
        if (source.length > blockBytes) {
            write((byte) '"');
            write(source);
            write((byte) '"');
            return;
        }
        ensure(source.length + 2);
        bytes[length++] = '"';
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
        bytes[length++] = '"';
    }

    /** Room for so many bytes at {@link #array()} from {@link #length()} on; tell with {@link #advance} how many were used. */
    void ensure(int count) {
        if (length + count <= bytes.length) {
            return;
        }
        if (length + count > blockBytes) {
            endBlock();
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, (int) Math.min(bytes.length * 2L, blockBytes)));
        }
    }

    byte[] array() {
        return bytes;
    }

    void advance(int count) {
        length += count;
    }

    /** Sends what is waiting. */
    public void flush() {
        if (totalBytes() > sentBytes) {
            begin();
            if (length > 0) {
                send(bytes, 0, length);
            }
            length = 0;
        }
    }

    /** Holds or sends what is waiting, and goes on with an empty block. */
    private void endBlock() {
        if (length == 0) {
            return;
        }
        if (mayHold(length)) {
            hold(new Block(bytes, length));
            bytes = SPARE.take();
            length = 0;
        } else {
            flush();
        }
    }

    private void hold(Block block) {
        if (isWhole) {
            held.take(block.length());
        } else {
            held.takeAnyway(block.length());
        }
        blocks.add(block);
        bytesInBlocks += block.length();
    }

    private boolean mayHold(int more) {
        return sendingUntil == null && (!isReading || bytesInBlocks + more <= maxHeldBytes);
    }

    /** Sends what is held, before anything else is sent. */
    private void begin() {
        if (sendingUntil != null) {
            return;
        }
        Deadline until = sink.begin();
        sendingUntil = until;
        whenSending.accept(until);
        blocks.forEach(block -> send(block.bytes(), 0, block.length()));
        release(blocks);
        blocks.clear();
        held.giveBack(bytesInBlocks);
        bytesInBlocks = 0;
    }

    /** @param position in the answer, before what was written in the field's place */
    private record Noted(long position, Problem problem) {}

    private void send(byte[] source, int offset, int count) {
        try {
            sink.write(source, offset, count);
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
        sentBytes += count;
    }
}
