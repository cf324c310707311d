package konseki.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventBufferTest {
    private final byte[] chunk = "USER=Alice host=FS01".getBytes(StandardCharsets.UTF_8);
    private final EventBuffer buffer = new EventBuffer();

    EventBufferTest() {
        buffer.startChunk(chunk, new byte[0]);
    }

    @Test
    void atMostSixtyFieldsSoThatOneLongTellsWhichArePresent() {
        assertThat(Field.all()).hasSizeLessThanOrEqualTo(60).doesNotHaveDuplicates();
        assertThat(Field.all()).extracting(Field::ecsName).doesNotHaveDuplicates();
    }

    @Test
    void textsArePlacesInTheChunkAndFoldOnRequest() {
        buffer.text(Field.USER_NAME, chunk, 5, 10);
        assertThat(buffer.written(Field.USER_NAME).bytes()).isSameAs(chunk);
        assertThat(buffer.written(Field.USER_NAME)).hasToString("Alice");
        assertThat(buffer.folded(Field.USER_NAME)).hasToString("alice");
        assertThat(buffer.written(Field.HOST_NAME).isAbsent()).isTrue();
        assertThat(buffer.folded(Field.HOST_NAME).isAbsent()).isTrue();
    }

    @Test
    void whatIsNotInTheChunkIsCopiedAndSurvivesGrowth() {
        byte[] elsewhere = "Elsewhere".getBytes(StandardCharsets.UTF_8);
        buffer.text(Field.HOST_NAME, elsewhere, 0, 4);
        for (int i = 0; i < 10_000; i++) {
            buffer.append('x');
        }
        elsewhere[0] = '?';
        assertThat(buffer.written(Field.HOST_NAME)).hasToString("Else");
    }

    @Test
    void clearForgetsEverything() {
        buffer.text(Field.USER_NAME, Slice.of("x"));
        buffer.number(Field.SOURCE_PORT, 1);
        buffer.vendor(chunk, 0, 4, chunk, 5, 10);
        buffer.flowStamp(FlowStamp.END);
        buffer.clear();
        for (Field field : Field.all()) {
            assertThat(buffer.has(field)).isFalse();
        }
        assertThat(buffer.vendorCount()).isZero();
        assertThat(buffer.vendor(VendorName.of("USER")).isAbsent()).isTrue();
        assertThat(buffer.flowStamp()).isEqualTo(FlowStamp.NONE);
    }

    @Test
    void findsVendorFieldsByNameTheFirstOfEqualNames() {
        buffer.vendor(chunk, 0, 4, chunk, 5, 10);
        buffer.vendor(chunk, 0, 4, chunk, 16, 20);
        buffer.vendor(chunk, 11, 15, chunk, 16, 20);
        assertThat(buffer.vendor(VendorName.of("USER"))).hasToString("Alice");
        assertThat(buffer.vendor(VendorName.of("host"))).hasToString("FS01");
        assertThat(buffer.vendor(VendorName.of("HOST")).isAbsent()).isTrue();
        assertThat(buffer.toRecord().vendor()).isEqualTo(Map.of("USER", "Alice", "host", "FS01"));
    }

    @Test
    void namesOfVendorFieldsAreCutAndPairedInPlace() {
        byte[] bytes = "properties.Name=LogonType text=3".getBytes(StandardCharsets.UTF_8);
        buffer.startChunk(bytes, new byte[0]);
        buffer.vendor(bytes, 0, 15, bytes, 16, 25);
        buffer.vendor(bytes, 26, 30, bytes, 31, 32);
        buffer.cutVendorNames(Slice.of("properties."));
        assertThat(buffer.vendor(VendorName.of("Name"))).hasToString("LogonType");
        buffer.cutVendorNames(Slice.of("text"));
        assertThat(buffer.vendor(VendorName.of("text"))).hasToString("3");
        buffer.pairVendor(0, 0, 1);
        buffer.truncateVendor(1);
        assertThat(buffer.vendor(VendorName.of("LogonType"))).hasToString("3");
        assertThat(buffer.vendorCount()).isEqualTo(1);
        assertThat(buffer.scratchEnd()).isZero();
    }

    @Test
    void roomInTheScratchIsWrittenByWhoAsksForIt() {
        int start = buffer.scratchEnd();
        byte[] scratch = buffer.reserve(100_000);
        scratch[start] = 'x';
        buffer.scratchEnd(start + 1);
        buffer.text(Field.USER_NAME, scratch, start, start + 1);
        assertThat(buffer.written(Field.USER_NAME)).hasToString("x");
        buffer.append('y');
        assertThat(buffer.scratch()[start + 1]).isEqualTo((byte) 'y');
    }

    @Test
    void moreVendorFieldsThanTheLimitMakeTheEventPartial() {
        for (int i = 0; i <= EventBuffer.MAX_VENDOR_FIELDS; i++) {
            assertThat(buffer.has(Field.PARTIAL)).isFalse();
            buffer.vendor(chunk, 0, 4, chunk, 5, 10);
        }
        assertThat(buffer.vendorCount()).isEqualTo(EventBuffer.MAX_VENDOR_FIELDS);
        assertThat(buffer.number(Field.PARTIAL)).isEqualTo(1);
    }

    @Test
    void startAndEndFollowFromWhatTheStampMeans() {
        buffer.number(Field.TIMESTAMP, 1000);
        buffer.number(Field.EVENT_DURATION, 300);
        assertThat(buffer.start()).isEqualTo(1000);
        assertThat(buffer.end()).isEqualTo(1000);
        buffer.flowStamp(FlowStamp.END);
        assertThat(buffer.start()).isEqualTo(700);
        assertThat(buffer.end()).isEqualTo(1000);
        buffer.flowStamp(FlowStamp.START);
        assertThat(buffer.start()).isEqualTo(1000);
        assertThat(buffer.end()).isEqualTo(1300);
    }
}
