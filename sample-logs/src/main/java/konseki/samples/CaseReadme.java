package konseki.samples;

import java.util.List;

/// The `README.md` of a case: what happened, what is there, and what a scan says before and after the dispositions.
///
/// @param story   what the attacker did, and what is special about the evidence
/// @param before  what a scan says without the dispositions
/// @param after   what it says with the case.yaml as shipped
/// @param exit    exit status with the case.yaml as shipped
record CaseReadme(String folder, String story, String timeline, String before, String after, int exit) {

    private static final String COMPANY = """
            An invented operator of a data centre: Windows servers in a domain, a few Linux servers, one internet line behind
            the firewall FG-DC01 with SSL-VPN. The shape follows a public incident of 2023; names, people and addresses do not.
            """;

    static CaseReadme of(SampleCase sample) {
        return switch (sample) {
            case NO_TRANSFER ->
                new CaseReadme(
                        sample.folder(),
                        COMPANY + """
                    The attacker guesses a VPN password, moves by remote desktop and PsExec, deletes shadow copies and encrypts three
                    servers. Nothing but three small remote-desktop sessions leaves. Every log that matters is there.
                    """,
                        timeline(sample),
                        "INDICATIONS_UNRESOLVED (exit 10): APP01 sent 61 MB to an address never seen before, and the intruder's sessions are not judged yet.",
                        "NO_EVIDENCE_BOUNDED for all five servers with data. The upload was the monthly filing (two signers), the sessions were interactive.",
                        0);
            case TRANSFER ->
                new CaseReadme(
                        sample.folder(),
                        COMPANY + """
                    As in `no-transfer`, but in the evening before the encryption FS01 packs two folders and uploads 4 GB to a
                    file-sharing service, past the proxy, through a forgotten firewall rule for a vendor.
                    """,
                        timeline(sample),
                        "TRANSFER_PROBABLE (exit 10) for FS01: 4 GB, a copy tool, a file-sharing service, right before the encryption.",
                        "TRANSFER_CONFIRMED for FS01 by two signers; the other servers as in `no-transfer`.",
                        10);
            case SLOW_TRANSFER ->
                new CaseReadme(
                        sample.folder(),
                        COMPANY + """
                    The intrusion begins two weeks earlier. From then on FS01 sends 20 MB every night to a server of the attacker: less
                    than any alarm on a single day, five times as much out as in, fourteen nights in a row.
                    """,
                        timeline(sample),
                        "TRANSFER_PROBABLE (exit 10) for FS01, low and slow, 280 MB in 14 days, and for APP01, whose filing nobody has judged yet.",
                        "TRANSFER_PROBABLE: nobody has signed it. The filing of APP01 is benign, the sessions were interactive.",
                        10);
            case MISSING_LOGS ->
                new CaseReadme(
                        sample.folder(),
                        COMPANY + """
                    As in `no-transfer`, but the firewall's records from 22:00 to 03:00 before the encryption never reached the log
                    server, and nobody kept the counter of the line. Five hours at 100 Mbit/s are 225 GB: more than there was to take.
                    """,
                        timeline(sample),
                        "INDICATIONS_UNRESOLVED (exit 10), for the same upload of APP01 as in `no-transfer`.",
                        "INCONCLUSIVE (MATERIAL_GAP) for every server with data: all are behind that firewall.",
                        20);
            case CLEARED_LOGS ->
                new CaseReadme(
                        sample.folder(),
                        COMPANY + """
                    As in `no-transfer`, but the Security and System logs were copied from the servers afterwards, and the attacker had
                    cleared the Security logs of FS01 and APP01 at 03:40. Nobody has measured the volume at risk, nor kept the counter.
                    """,
                        timeline(sample),
                        "INDICATIONS_UNRESOLVED (exit 10), for the same upload of APP01 as in `no-transfer`.",
                        "INCONCLUSIVE (TAMPERED) for FS01 and APP01; NO_EVIDENCE_LIMITED for DB01, DB02 and BK01 (volume at risk unknown).",
                        20);
        };
    }

    static CaseReadme ofSmallOffice() {
        return new CaseReadme(
                SmallOffice.NAME,
                """
                An invented office with four servers and a small FortiGate. What there is: the firewall's traffic log, saved day by day
                from its web console (5,000 rows at most, so 1 June ends at 19:10), the event logs of the servers at their
                default size, the counter of the internet line, and a hand-written list of encrypted servers. No Sysmon, no VPN log,
                no case.yaml beyond that list. Nobody has judged anything.
                """,
                """
                | time (JST) | what | where it shows |
                |---|---|---|
                | 2023-05-29 23:02 | 18 failed logons on SV-APP from the VPN pool, then a success at 23:10 | SV-APP Security; the firewall log begins two days later |
                | 2023-06-01 19:10 | rest of the day is missing in the saved traffic log | row limit of the console; only the counter saw the line |
                | 2023-06-04 20:31 | remote desktop of the intruder on SV-APP | traffic log, SV-APP Security |
                | 2023-06-04 21:04 to 21:18 | PsExec to SV-FILE, SV-DB, SV-AD | Security 4624, 4697; System 7045 |
                | 2023-06-05 02:56 | services stopped | System 7036 |
                | 2023-06-05 03:00 | files encrypted | the list in case.yaml |
                | 2023-06-05 03:41 | Security log of SV-DB cleared | 1102 |
                """,
                "There are no dispositions.",
                "PROVISIONAL: before 31 May nothing can be said; NO_EVIDENCE_LIMITED for SV-AD, SV-FILE and SV-APP; INCONCLUSIVE (TAMPERED) for SV-DB. "
                        + "The counter bounds what left in the hours without traffic log; `next` says what to fetch.",
                20);
    }

    String text(List<FileFacts> files) {
        StringBuilder text = new StringBuilder(4_000);
        text.append("# ")
                .append(folder)
                .append("\n\n")
                .append(story)
                .append('\n')
                .append(timeline)
                .append('\n');
        text.append("## Try it\n\n    ./konseki scan sample-logs/")
                .append(folder)
                .append("/logs --config sample-logs/")
                .append(folder)
                .append("/case.yaml --case my-case\n\n");
        text.append("- Before the dispositions in case.yaml: ").append(before).append('\n');
        text.append("- As shipped: ").append(after).append('\n');
        text.append("- Exit status as shipped: ").append(exit).append("\n\n");
        text.append("## Files\n\n| file | records | from (JST) | to |\n|---|---:|---|---|\n");
        for (FileFacts file : files) {
            text.append("| ")
                    .append(file.path())
                    .append(" | ")
                    .append(file.records())
                    .append(" | ")
                    .append(Jst.dateTime(file.first()))
                    .append(" | ")
                    .append(Jst.dateTime(file.last()))
                    .append(" |\n");
        }
        text.append("\nMore facts, for tests: `truth.tsv`. All of it was written by `konseki.samples.Generate`.\n");
        return text.toString();
    }

    private static String timeline(SampleCase sample) {
        boolean slow = sample == SampleCase.SLOW_TRANSFER;
        String day = slow ? "2023-05-20" : "2023-06-04";
        StringBuilder rows = new StringBuilder("| time (JST) | what | where it shows |\n|---|---|---|\n");
        row(
                rows,
                day + " 00:41",
                "46 VPN passwords guessed from " + Company.ATTACKER + ", then a success for " + Company.STOLEN_VPN_USER,
                "FortiGate event log");
        row(
                rows,
                day + " 01:00",
                "remote desktop from the VPN pool to APP01, memory of LSASS read",
                "FortiGate traffic, APP01");
        if (slow) {
            row(rows, "2023-05-20 19:50", "PsExec from APP01 to FS01", "FS01: 4624, 4697, 7045, 5145");
            row(
                    rows,
                    "2023-05-21 to 06-03, 23:05",
                    "20 MB a night from FS01 to " + Company.DROP_SERVER,
                    "FortiGate traffic");
        }
        row(
                rows,
                "2023-06-04 19:38",
                "second session; PsExec from APP01 to " + (slow ? "DB01 and DB02" : "FS01, DB01 and DB02") + " by "
                        + Company.STOLEN_ADMIN,
                "4624, 4697, 7045, 5145, Defender");
        if (sample == SampleCase.TRANSFER) {
            row(
                    rows,
                    "2023-06-04 20:45",
                    "4 GB from FS01 to " + Company.SHARING_SERVICE + " (store7.gofile.io)",
                    "FortiGate traffic, FS01 Sysmon");
        }
        if (sample == SampleCase.MISSING_LOGS) {
            row(rows, "2023-06-04 22:00 to 03:00", "no record of the firewall", "nowhere: that is the point");
        }
        row(rows, "2023-06-05 02:31", "third session; services stopped, shadow copies deleted", "4688, Sysmon 1, 7036");
        row(
                rows,
                "2023-06-05 03:00",
                "FS01, DB01, DB02 encrypted in this order, within four minutes",
                "Sysmon 11 and 26, Defender file events");
        if (sample == SampleCase.CLEARED_LOGS) {
            row(rows, "2023-06-05 03:40", "Security logs of FS01 and APP01 cleared", "1102, Sysmon 1");
        }
        row(rows, "2023-06-05 09:00", "internet line closed by a firewall rule", "FortiGate event log");
        return rows.toString();
    }

    private static void row(StringBuilder rows, String time, String what, String where) {
        rows.append("| ")
                .append(time)
                .append(" | ")
                .append(what)
                .append(" | ")
                .append(where)
                .append(" |\n");
    }
}
