package konseki.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.lucene.util.BytesRef;

/// Addresses as terms: 16 bytes, big-endian, so that the order of terms is that of addresses.
final class Addresses {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Addresses() {}

    static void write(long high, long low, byte[] into) {
        LONGS.set(into, 0, high);
        LONGS.set(into, 8, low);
    }

    static BytesRef term(long high, long low) {
        byte[] bytes = new byte[16];
        write(high, low, bytes);
        return new BytesRef(bytes);
    }

    static long high(BytesRef term) {
        return (long) LONGS.get(term.bytes, term.offset);
    }

    static long low(BytesRef term) {
        return (long) LONGS.get(term.bytes, term.offset + 8);
    }
}
