package konseki.detect.egress;

import java.util.List;
import konseki.detect.Clauses;
import konseki.detect.Dataset;
import konseki.detect.SignalKind;
import konseki.event.Field;
import konseki.event.Networks;
import konseki.finding.Technique;
import konseki.query.FieldRef;
import konseki.query.Query;

/// What a [TraceGroup] weighs, which technique it is, and the query that finds exactly its events. Immutable.
final class TraceEvents {
    private static final int UPLOAD = 30;
    private static final int ARCHIVE = 20;
    private static final int LARGE_ARCHIVE = 40;
    private static final int THIEF = 60;

    private final TraceGroup group;

    TraceEvents(TraceGroup group) {
        this.group = group;
    }

    private TransferTools.Tool tool() {
        for (int i = 0; i < TransferTools.count(); i++) {
            if (TransferTools.at(i).name().equals(group.name())) {
                return TransferTools.at(i);
            }
        }
        throw new IllegalArgumentException(group.name() + " is no tool");
    }

    boolean isTool() {
        return switch (group.kind()) {
            case NAMED_UPLOAD -> false;
            case ARCHIVE_STAGED -> !group.name().equals(TraceReader.FILES);
            case STEALER -> group.name().equals("stealbit") || group.name().equals("exmatter");
            default -> true;
        };
    }

    /// Without a size.
    int weightPercent() {
        if (isTool()) {
            return tool().weightPercent();
        }
        return group.kind() == SignalKind.STEALER ? THIEF : group.kind() == SignalKind.NAMED_UPLOAD ? UPLOAD : ARCHIVE;
    }

    int weightPercent(long bytes, TraceRules rules) {
        boolean large = group.kind() == SignalKind.ARCHIVE_STAGED && bytes >= rules.archiveBytes();
        return large ? Math.max(LARGE_ARCHIVE, weightPercent()) : weightPercent();
    }

    Technique technique() {
        if (isTool()) {
            return tool().technique();
        }
        return TraceTechniques.of(
                group.kind() == SignalKind.STEALER
                        ? "T1119"
                        : group.kind() == SignalKind.NAMED_UPLOAD ? "T1048" : "T1074");
    }

    /// The events behind it, without window.
    Query query() {
        if (group.kind() == SignalKind.NAMED_UPLOAD) {
            Query to = Clauses.isAddress(group.name())
                    ? Query.or(
                            Clauses.address(Field.DESTINATION_IP, group.name()),
                            Clauses.is(Field.DESTINATION_DOMAIN, group.name()))
                    : Clauses.is(Field.DESTINATION_DOMAIN, group.name());
            return Query.and(
                    new Query.Address(FieldRef.of(Field.SOURCE_IP), Networks.of(List.copyOf(group.hosts()))),
                    to,
                    UploadEvents.query());
        }
        Query hosts = Clauses.isAny(Field.HOST_NAME, group.hosts());
        if (isTool()) {
            return Query.and(hosts, tool().query());
        }
        return Query.and(hosts, group.kind() == SignalKind.STEALER ? threat() : archives());
    }

    private Query threat() {
        return Query.and(
                Clauses.codes(Dataset.ANTIVIRUS, "1006", "1007", "1116", "1117"),
                Clauses.is(Field.OBJECT, group.name()));
    }

    private static Query archives() {
        return Query.and(
                Clauses.is(Field.EVENT_CATEGORY, "file"),
                Clauses.is(Field.EVENT_TYPE, "creation"),
                Clauses.is(Field.FILE_EXTENSION, ArchivePath.EXTENSIONS),
                Query.or(ArchivePath.publicFolders().stream()
                        .map(folder -> Clauses.contains(Field.FILE_PATH, folder))
                        .toArray(Query[]::new)));
    }
}
