package konseki.parse.evtx;

import java.util.Arrays;

/// Tokens, types and bounds of binary XML.
///
/// Source: [MS-EVEN6] 2.2.12 and 3.1.4.7; libevtx documentation, "Windows XML Event Log (EVTX)".
final class BinXml {
    static final int END_OF_FRAGMENT = 0x00;
    static final int OPEN_START = 0x01;
    static final int CLOSE_START = 0x02;
    static final int CLOSE_EMPTY = 0x03;
    static final int END_ELEMENT = 0x04;
    static final int TEXT = 0x05;
    static final int ATTRIBUTE = 0x06;
    static final int CDATA = 0x07;
    static final int CHARACTER = 0x08;
    static final int ENTITY = 0x09;
    static final int INSTRUCTION_TARGET = 0x0a;
    static final int INSTRUCTION_DATA = 0x0b;
    static final int TEMPLATE = 0x0c;
    static final int SUBSTITUTION = 0x0d;
    static final int OPTIONAL_SUBSTITUTION = 0x0e;
    static final int FRAGMENT_HEADER = 0x0f;
    static final int FRAGMENT_HEADER_BYTES = 4;
    /// Of an open start tag: attributes follow.
    static final int MORE = 0x40;

    static final int NULL = 0x00;
    static final int STRING = 0x01;
    static final int ANSI = 0x02;
    static final int FIRST_NUMBER = 0x03;
    static final int LAST_NUMBER = 0x0a;
    static final int REAL32 = 0x0b;
    static final int REAL64 = 0x0c;
    static final int BOOL = 0x0d;
    static final int BINARY = 0x0e;
    static final int GUID = 0x0f;
    static final int SIZE = 0x10;
    static final int FILETIME = 0x11;
    static final int SYSTEMTIME = 0x12;
    static final int SID = 0x13;
    static final int HEX32 = 0x14;
    static final int HEX64 = 0x15;
    static final int FRAGMENT = 0x21;
    static final int ARRAY = 0x80;

    /// Template definition: next in bucket, GUID, size; then the fragment.
    static final int DEFINITION_HEADER_BYTES = 24;
    /// Name: next in bucket, hash, count; then the text and a NUL.
    static final int NAME_HEADER_BYTES = 8;

    static final int NO_DEPENDENCY = 0xffff;
    static final int MOST_VALUES = 4096;
    static final int DEEPEST = 64;

    private static final byte[] WIDTHS = widths();

    private BinXml() {}

    /// The token without its [#MORE], where it may have one.
    static int token(byte[] bytes, int at) {
        int token = bytes[at] & 0xff;
        int plain = token & ~MORE;
        return plain == OPEN_START || plain >= TEXT && plain <= ENTITY ? plain : token;
    }

    /// Bytes of one item of an array of that type, -1 if items have no fixed size.
    static int width(int type) {
        return type < WIDTHS.length ? WIDTHS[type] : -1;
    }

    private static byte[] widths() {
        byte[] widths = new byte[0x40];
        Arrays.fill(widths, (byte) -1);
        for (int type : new int[] {0x03, 0x04}) {
            widths[type] = 1;
        }
        for (int type : new int[] {0x05, 0x06}) {
            widths[type] = 2;
        }
        for (int type : new int[] {0x07, 0x08, REAL32, BOOL, HEX32}) {
            widths[type] = 4;
        }
        for (int type : new int[] {0x09, LAST_NUMBER, REAL64, FILETIME, HEX64, SIZE}) {
            widths[type] = 8;
        }
        for (int type : new int[] {GUID, SYSTEMTIME}) {
            widths[type] = 16;
        }
        return widths;
    }
}
