package konseki.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import konseki.event.Field;
import konseki.event.Networks;
import konseki.event.VirtualField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
    private static final QueryParser PARSER = new QueryParser(QueryParserTest::lines, 0);
    private static final FieldRef PORT = FieldRef.of(Field.DESTINATION_PORT);
    private static final FieldRef BYTES = FieldRef.of(Field.SOURCE_BYTES);
    private static final FieldRef TIME = FieldRef.of(Field.TIMESTAMP);
    private static final FieldRef USER = FieldRef.of(Field.USER_NAME);
    private static final FieldRef SOURCE = FieldRef.of(Field.SOURCE_IP);
    private static final long JUNE_4 = 1_685_836_800L * 1_000_000_000;

    private static List<String> lines(String name) throws IOException {
        return switch (name) {
            case "iocs.txt" -> List.of("\ufeff# bad ones", "", " 203.0.113.7 ", "198[.]51[.]100[.]0/24");
            case "two words.txt" -> List.of("evil*", "worse");
            case "ports" -> List.of("443", "80");
            case "huge" -> Collections.nCopies(QueryParser.MAX_VALUES + 1, "x");
            case "empty" -> List.of("# nothing");
            default -> throw new IOException("no such file");
        };
    }

    private static Query query(String text) {
        return PARSER.parseQuery(text);
    }

    @Test
    void notBindsBeforeAndBeforeOr() {
        Query a = new Query.Text(USER, "a");
        Query b = new Query.Text(USER, "b");
        Query c = new Query.Text(USER, "c");
        assertThat(query("user.name:a OR NOT user.name:b AND user.name:c"))
                .isEqualTo(Query.or(a, Query.and(new Query.Not(b), c)));
        assertThat(query("(user.name:a OR user.name:b) AND user.name:c")).isEqualTo(Query.and(Query.or(a, b), c));
        assertThat(query("NOT NOT user.name:a")).isEqualTo(new Query.Not(new Query.Not(a)));
    }

    @Test
    void backslashIsAnOrdinaryCharacter() {
        assertThat(query("user.name:CORP\\user")).isEqualTo(new Query.Text(USER, "CORP\\user"));
        assertThat(query("file.path:C:\\Windows\\*"))
                .isEqualTo(new Query.Text(FieldRef.of(Field.FILE_PATH), "C:\\Windows\\*"));
        assertThat(query("file.path:\"C:\\Program Files\\\""))
                .isEqualTo(new Query.Text(FieldRef.of(Field.FILE_PATH), "C:\\Program Files\\"));
    }

    @Test
    void valuesInParenthesesMakeOneSet() {
        assertThat(query("destination.port:(443 OR 80 OR 443)")).isEqualTo(new Query.Numbers(PORT, List.of(80L, 443L)));
        assertThat(query("user.name:(a OR \"b c\")")).isEqualTo(new Query.OneOf(USER, List.of("a", "b c")));
        assertThat(query("source.ip:(10.0.0.0/8 OR 192.0.2.1)"))
                .isEqualTo(new Query.Address(SOURCE, Networks.of(List.of("10.0.0.0/8", "192.0.2.1"))));
        assertThat(query("user.name:(a* OR b)"))
                .isEqualTo(Query.or(new Query.Text(USER, "a*"), new Query.Text(USER, "b")));
        assertThat(query("destination.port:([1 TO 1023] AND NOT (80 OR 443))"))
                .isEqualTo(Query.and(
                        new Query.Range(PORT, 1, 1023), new Query.Not(new Query.Numbers(PORT, List.of(80L, 443L)))));
    }

    @Test
    void containedTextsStayApart() {
        FieldRef message = FieldRef.of(Field.MESSAGE);
        assertThat(query("message:(a OR b)"))
                .isEqualTo(Query.or(new Query.Text(message, "a"), new Query.Text(message, "b")));
        assertThat(query("message = (a OR b)")).isEqualTo(new Query.OneOf(message, List.of("a", "b")));
        assertThat(query("message=\"a*\"")).isEqualTo(new Query.Whole(message, "a*"));
    }

    @ParameterizedTest
    @CsvSource({
        "source.bytes >= 10MB, 10000000, 9223372036854775807",
        "source.bytes>=10MiB, 10485760, 9223372036854775807",
        "source.bytes:>1.5kB, 1501, 9223372036854775807",
        "source.bytes < 1GB, -9223372036854775808, 999999999",
        "source.bytes:[1 TO 10], 1, 10",
        "source.bytes:{1 TO 10], 2, 10",
        "source.bytes:[1 TO 10}, 1, 9",
        "source.bytes:[* TO 10}, -9223372036854775808, 9",
        "source.bytes:[10kB TO *], 10000, 9223372036854775807",
        "source.bytes <= \"1 KiB\", -9223372036854775808, 1024",
        "source.bytes = 7, 7, 7",
        "source.bytes:\"7\", 7, 7",
    })
    void readsNumbersAndRanges(String text, long from, long to) {
        assertThat(query(text)).isEqualTo(new Query.Range(BYTES, from, to));
    }

    @Test
    void readsDurations() {
        FieldRef duration = FieldRef.of(Field.EVENT_DURATION);
        assertThat(query("event.duration >= 8h"))
                .isEqualTo(new Query.Range(duration, 28_800_000_000_000L, Long.MAX_VALUE));
        assertThat(query("event.duration:[1ms TO 2min]"))
                .isEqualTo(new Query.Range(duration, 1_000_000, 120_000_000_000L));
    }

    @Test
    void aDateIsItsWholeDay() {
        long day = 86_400_000_000_000L;
        assertThat(query("@timestamp:2023-06-04")).isEqualTo(new Query.Range(TIME, JUNE_4, JUNE_4 + day - 1));
        assertThat(query("@timestamp:[2023-06-04 TO 2023-06-05]"))
                .isEqualTo(new Query.Range(TIME, JUNE_4, JUNE_4 + 2 * day - 1));
        assertThat(query("@timestamp > 2023-06-04")).isEqualTo(new Query.Range(TIME, JUNE_4 + day, Long.MAX_VALUE));
        assertThat(query("@timestamp < 2023-06-04")).isEqualTo(new Query.Range(TIME, Long.MIN_VALUE, JUNE_4 - 1));
        assertThat(query("@timestamp <= 2023/06/04"))
                .isEqualTo(new Query.Range(TIME, Long.MIN_VALUE, JUNE_4 + day - 1));
        assertThat(new QueryParser(ValueLists.NONE, 9 * 3600).parseQuery("fx.day:2023-06-04"))
                .isEqualTo(new Query.Range(
                        FieldRef.of(VirtualField.DAY), JUNE_4 - 9 * day / 24, JUNE_4 - 9 * day / 24 + day - 1));
    }

    @Test
    void aTimeIsItsMomentInARangeAndAsPreciseAsWrittenAfterAColon() {
        long three = JUNE_4 + 15 * 3_600_000_000_000L;
        assertThat(query("@timestamp:[\"2023-06-04T15:00:00Z\" TO *]"))
                .isEqualTo(new Query.Range(TIME, three, Long.MAX_VALUE));
        assertThat(query("@timestamp:[* TO 2023-06-05T00:00+09:00}"))
                .isEqualTo(new Query.Range(TIME, Long.MIN_VALUE, three - 1));
        assertThat(query("@timestamp:\"2023-06-04 15:00\""))
                .isEqualTo(new Query.Range(TIME, three, three + 59_999_999_999L));
        assertThat(query("@timestamp:2023-06-04T15:00:00.5Z"))
                .isEqualTo(new Query.Range(TIME, three + 500_000_000, three + 599_999_999));
    }

    @Test
    void readsAddressesOfEveryForm() {
        assertThat(query("source.ip:2001:db8::/32")).isEqualTo(address("2001:db8::/32"));
        assertThat(query("source.ip:fe80::1")).isEqualTo(address("fe80::1"));
        assertThat(query("source.ip:10.1.*")).isEqualTo(address("10.1.0.0/16"));
        assertThat(query("source.ip:[10.0.0.5 TO 10.0.0.8]")).isEqualTo(address("10.0.0.5", "10.0.0.6/31", "10.0.0.8"));
        assertThat(query("source.ip:[2001:db8:: TO 2001:db8::3]")).isEqualTo(address("2001:db8::/126"));
        assertThat(query("source.ip:[:: TO ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]"))
                .isEqualTo(address("::/0"));
        assertThat(query("source.ip:[0.0.0.0 TO 255.255.255.255]")).isEqualTo(address("0.0.0.0/0"));
    }

    private static Query address(String... blocks) {
        return new Query.Address(SOURCE, Networks.of(List.of(blocks)));
    }

    @Test
    void readsListsOfValues() {
        assertThat(query("source.ip:@iocs.txt")).isEqualTo(address("203.0.113.7", "198.51.100.0/24"));
        assertThat(query("user.name:@\"two words.txt\"")).isEqualTo(new Query.OneOf(USER, List.of("evil*", "worse")));
        assertThat(query("destination.port:@ports")).isEqualTo(new Query.Numbers(PORT, List.of(80L, 443L)));
    }

    @Test
    void readsFreeTextVendorFieldsAndExistence() {
        assertThat(query("mimikatz AND \"access denied\""))
                .isEqualTo(Query.and(new Query.FreeText("mimikatz"), new Query.FreeText("access denied")));
        assertThat(query("/etc/passwd")).isEqualTo(new Query.FreeText("/etc/passwd"));
        assertThat(query("vendor.policyid:7")).isEqualTo(new Query.Text(new FieldRef.Vendor("policyid"), "7"));
        assertThat(query("vendor.\"a \"\"b\"\"\":*")).isEqualTo(new Query.Exists(new FieldRef.Vendor("a \"b\"")));
        assertThat(query("source.bytes:*")).isEqualTo(new Query.Exists(BYTES));
        assertThat(query("*")).isEqualTo(new Query.All());
        assertThat(query("\u3000user.name:\u3000a\u3000")).isEqualTo(new Query.Text(USER, "a"));
    }

    @Test
    void readsAggregates() {
        assertThat(PARSER.parse("* | count, sum(fx.egress.hi) by fx.internal.ip, vendor.\"a b\""))
                .isEqualTo(new Search(
                        new Query.All(),
                        new Aggregation(
                                List.of(
                                        new Aggregation.Measure.Count(),
                                        new Aggregation.Measure.Sum(FieldRef.of(VirtualField.EGRESS_HI))),
                                List.of(FieldRef.of(VirtualField.INTERNAL_IP), new FieldRef.Vendor("a b")))));
    }

    /// The forms in which channels of transfer are asked for.
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "network.direction:(outbound OR inbound) AND destination.port:(80 OR 443 OR 8080 OR 8443)"
                        + " | count, sum(fx.egress.lo), sum(fx.egress.hi) by fx.internal.ip, fx.external.ip, fx.day",
                "http.request.method:(POST OR PUT OR PROPFIND OR MKCOL OR MOVE)",
                "user_agent.original:Microsoft-WebDAV-MiniRedir* AND network.direction:outbound",
                "network.protocol:(ftp OR ssh OR rsync) OR destination.port:(20 OR 21 OR 22 OR 873 OR 989 OR 990)",
                "process.executable:(*winscp* OR *filezilla* OR *pscp* OR *psftp* OR *ftp.exe OR */scp OR */rsync)",
                "destination.port:(25 OR 465 OR 587) AND NOT source.ip:(192.0.2.25 OR 192.0.2.26)",
                "network.transport:icmp AND source.bytes >= 1MiB",
                "user_agent.original:rclone/v*",
                "process.command_line:(--transfers OR --no-check-certificate OR --ignore-existing)",
                "file.path:\\\\tsclient\\*",
                "event.end:[\"2023-06-04T15:00:00Z\" TO *] AND event.start:[* TO \"2023-06-05T15:00:00Z\"}",
            })
    void channelsCanBeAskedFor(String text) {
        Search search = PARSER.parse(text);
        assertThat(PARSER.parse(QueryPrinter.print(search))).isEqualTo(search);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "'' # 0 # empty # *",
                "user.name:a host.name:b # 12 # side by side # user.name:a AND host.name:b, or user.name:a OR host.name:b",
                "user.name:john smith # 15 # side by side # needs quotes",
                "destination.port:(80 443) # 21 # side by side # 80 AND 443, or 80 OR 443",
                "user.nam:a # 0 # no field \"user.nam\" # user.name",
                "src_ip:10.0.0.1 # 0 # no field # source.ip",
                "Source.IP:10.0.0.1 # 0 # no field # source.ip",
                "C:\\Windows # 0 # no field \"C\" # in quotes",
                "user.name:a and user.name:b # 12 # is a word # capitals",
                "user.name:a && user.name:b # 12 # no operator # AND",
                "user.name:a || user.name:b # 12 # no operator # OR",
                "-user.name:a # 0 # no operator # NOT",
                "user.name:a AND # 15 # missing # field:value",
                "user.name: # 10 # value of user.name is missing # *",
                "user.name:AND # 10 # missing before AND # quotes",
                "(user.name:a # 0 # never closed # )",
                "user.name:a) # 11 # closes nothing # Remove",
                "user.name:\"a # 10 # quote is never closed # Close",
                "user.name:\u201ca\u201d # 10 # no quote # straight",
                "user.name:[a TO b] # 10 # has no ranges # wildcard",
                "user.name >= b # 0 # is no number # field:value",
                "source.bytes:10mb # 13 # no value of source.bytes # 10MB",
                "source.bytes:0.5 # 13 # no value # bytes",
                "source.bytes:[5 TO 3] # 13 # nothing lies # lower end first",
                "source.bytes:[5 3] # 16 # needs TO # [1 TO 1023]",
                "source.bytes:[5 TO 3 # 13 # never closed # ]",
                "source.bytes > 9223372036854775807 # 0 # no number lies # bound",
                "@timestamp:2023-02-29 # 11 # no value of @timestamp # date",
                "@timestamp:1685836800 # 11 # no value of @timestamp # date",
                "source.ip:10.0.0.300 # 10 # no address # 10.0.0.0/8",
                "source.ip:10.0.0.0/33 # 10 # no address # 10.0.0.0/8",
                "source.ip:[10.0.0.9 TO 10.0.0.1] # 10 # no range of addresses # lower first",
                "10.0.0.0/8 # 0 # needs a field # source.ip:10.0.0.0/8",
                "vendor.srcip:10.0.0.0/8 # 13 # no blocks # quotes",
                "network.direction:outbond # 18 # no direction # outbound",
                "user.name:@missing # 10 # no such file # text file",
                "user.name:@empty # 10 # has no values # line",
                "user.name:@huge # 10 # 65537 values # Split",
                "| count # 0 # nothing stands before # * | count",
                "* | total # 4 # no aggregate # count, sum",
                "* | sum(user.name) # 8 # cannot be taken # numbers",
                "* | sum(@timestamp) # 8 # cannot be taken # numbers",
                "* | count by # 12 # name of a field # host.name",
                "* | count | count # 10 # ends before # commas",
                "user.name:a(b) # 11 # does not go on # quotes",
            })
    void saysWhereWhatAndWhatToDo(String text, int position, String problem, String advice) {
        QueryException thrown = catchThrowableOfType(QueryException.class, () -> PARSER.parse(text));
        assertThat(thrown).as(text).isNotNull();
        assertThat(thrown.problem()).contains(problem);
        assertThat(thrown.advice()).contains(advice);
        assertThat(thrown.position()).isEqualTo(position);
        assertThat(thrown).hasMessageContaining(thrown.problem()).hasMessageContaining(thrown.advice());
    }

    @Test
    void refusesWhatIsTooLarge() {
        String clause = "user.name:a*";
        String allowed = String.join(" OR ", Collections.nCopies(QueryParser.MAX_CLAUSES, clause));
        assertThat(query(allowed)).isInstanceOf(Query.Or.class);
        assertThat(catchThrowableOfType(QueryException.class, () -> query(allowed + " OR " + clause)))
                .hasMessageContaining("1025 clauses");
        String deep = "(".repeat(QueryParser.MAX_DEPTH + 1) + clause + ")".repeat(QueryParser.MAX_DEPTH + 1);
        assertThat(catchThrowableOfType(QueryException.class, () -> query(deep)))
                .hasMessageContaining("nested");
        assertThat(catchThrowableOfType(QueryException.class, () -> query("NOT ".repeat(100_000) + clause)))
                .hasMessageContaining("nested");
        String values = String.join(" OR ", Collections.nCopies(QueryParser.MAX_VALUES + 1, "a"));
        assertThat(catchThrowableOfType(QueryException.class, () -> query("user.name:(" + values + ")")))
                .hasMessageContaining("65537 values");
        assertThat(catchThrowableOfType(QueryException.class, () -> query("user.name:" + "(".repeat(100_000))))
                .hasMessageContaining("nested");
    }
}
