package konseki.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import konseki.event.Field;
import konseki.event.Networks;
import konseki.event.Slice;
import konseki.event.VirtualField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryPrinterTest {
    private static final QueryParser PARSER = new QueryParser();
    private static final FieldRef HOST = FieldRef.of(Field.HOST_NAME);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsPrintedParsesToAnEqualTree(long seed) {
        RandomQueries random = new RandomQueries(seed);
        for (int i = 0; i < 4000; i++) {
            Query query = random.tree(4);
            String printed = QueryPrinter.print(query);
            assertThat(PARSER.parseQuery(printed)).as(printed).isEqualTo(query);
        }
    }

    @Test
    void anAggregateSurvivesToo() {
        RandomQueries random = new RandomQueries(6);
        for (int i = 0; i < 2000; i++) {
            Search search = new Search(random.tree(2), random.aggregation());
            String printed = QueryPrinter.print(search);
            assertThat(PARSER.parse(printed)).as(printed).isEqualTo(search);
        }
    }

    @Test
    void parenthesisesEverythingAndWritesFinalValues() {
        Query query = PARSER.parseQuery(
                "host.name:a OR NOT host.name:\"b c\" AND source.bytes >= 10MB AND @timestamp:2023-06-04");
        assertThat(QueryPrinter.print(query))
                .isEqualTo("(host.name:a OR (NOT host.name:\"b c\" AND source.bytes:[10000000 TO *]"
                        + " AND @timestamp:[\"2023-06-04T00:00:00Z\" TO \"2023-06-04T23:59:59.999999999Z\"]))");
    }

    @Test
    void treesOutsideTheNormalFormPrintAsWhatTheyMean() {
        assertThat(QueryPrinter.print(new Query.And(List.of()))).isEqualTo("*:*");
        assertThat(QueryPrinter.print(new Query.Or(List.of()))).isEqualTo("NOT *:*");
        assertThat(QueryPrinter.print(new Query.OneOf(HOST, List.of()))).isEqualTo("NOT *:*");
        assertThat(QueryPrinter.print(new Query.And(List.of(new Query.Exists(HOST)))))
                .isEqualTo("host.name:*");
        assertThat(QueryPrinter.print(new Query.Range(FieldRef.of(Field.SOURCE_PORT), 5, 3)))
                .isEqualTo("NOT *:*");
        assertThat(QueryPrinter.print(new Query.Text(HOST, ""))).isEqualTo("host.name:(\"\")");
        assertThat(QueryPrinter.print(new Query.Address(FieldRef.of(Field.SOURCE_IP), Networks.NONE)))
                .isEqualTo("NOT *:*");
    }

    @Test
    void aValueFromALogIsNoPattern() {
        Query query = Query.is(FieldRef.of(VirtualField.USER), "a*\\b[*]");
        assertThat(QueryPrinter.print(query)).isEqualTo("user:(a[*]\\b[[][*]])");
        assertThat(PARSER.parseQuery(QueryPrinter.print(query))).isEqualTo(query);
    }

    @Test
    void bytesThatAreNoTextHaveAVisibleForm() {
        byte[] bytes = {'a', (byte) 0xff, '*', 7, '[', '*', ']'};
        String pattern = TextPattern.exactly(Slice.of(bytes, 0, bytes.length));
        assertThat(pattern).isEqualTo("a[0xFF][*][0x07][[][*]]");
        assertThat(TextPattern.of(pattern).value()).hasValue(bytes);
    }
}
