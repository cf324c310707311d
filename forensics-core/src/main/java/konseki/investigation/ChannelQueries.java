package konseki.investigation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.event.Field;
import konseki.event.Networks;
import konseki.event.Timestamp;
import konseki.event.VirtualField;
import konseki.finding.Channel;
import konseki.finding.TimeRange;
import konseki.finding.Wording;
import konseki.query.FieldRef;
import konseki.query.Query;

/// The questions that each way out is asked for one asset and one window. Stateless; every query contains its window
/// and every name and address of the asset, so it runs as printed.
///
/// What they are taken from stands in `docs/method.md`, section "Channels".
final class ChannelQueries {
    static final Query CROSSES = new Query.OneOf(FieldRef.of(VirtualField.DIRECTION), List.of("outbound", "inbound"));

    private final CaseRules.Asset asset;
    private final TimeRange window;
    private final Query own;

    ChannelQueries(CaseRules.Asset asset, Context context) {
        this.asset = asset;
        this.window = context.window();
        this.own = asset.addresses().isEmpty() ? nobodys(context.rules().assets()) : inside(asset.addresses());
    }

    private static Query inside(Networks addresses) {
        return new Query.Address(FieldRef.of(VirtualField.INTERNAL_IP), addresses);
    }

    /// Of an asset whose addresses nobody told any flow may be that is not another asset's: all of these count.
    private static Query nobodys(List<CaseRules.Asset> declared) {
        List<String> known = declared.stream()
                .flatMap(other -> other.addresses().written().stream())
                .toList();
        return known.isEmpty() ? new Query.All() : new Query.Not(inside(Networks.of(known)));
    }

    /// One question of a channel.
    ///
    /// @param volume whether its hits are flows, whose bytes are summed
    record Asked(Channel channel, Wording what, Query query, boolean volume) {}

    List<Asked> of(Channel channel) {
        return switch (channel) {
            case K1 ->
                List.of(
                        flows(channel, "flows to web ports", "Web ポートへの通信", ports(80, 443, 8080, 8443)),
                        host(
                                channel,
                                "uploading requests",
                                "アップロード系の要求",
                                oneOf(Field.HTTP_REQUEST_METHOD, "post", "put", "propfind", "mkcol", "move")));
            case K2 ->
                List.of(
                        flows(
                                channel,
                                "flows of file transfer protocols",
                                "ファイル転送プロトコルの通信",
                                Query.or(
                                        oneOf(Field.NETWORK_PROTOCOL, "ftp", "ssh", "rsync"),
                                        ports(20, 21, 22, 873, 989, 990))),
                        host(
                                channel,
                                "file transfer programs",
                                "ファイル転送プログラム",
                                Query.or(
                                        text(Field.PROCESS_EXECUTABLE, "*winscp*"),
                                        text(Field.PROCESS_EXECUTABLE, "*filezilla*"),
                                        text(Field.PROCESS_EXECUTABLE, "*pscp*"),
                                        text(Field.PROCESS_EXECUTABLE, "*psftp*"),
                                        text(Field.PROCESS_EXECUTABLE, "*ftp.exe"),
                                        text(Field.PROCESS_EXECUTABLE, "*/scp"),
                                        text(Field.PROCESS_EXECUTABLE, "*/rsync"))));
            case K3 -> List.of(flows(channel, "flows to mail ports", "メールポートへの通信", ports(25, 465, 587)));
            case K4 ->
                List.of(
                        flows(channel, "flows to name servers outside", "外部 DNS への通信", ports(53, 853)),
                        host(channel, "names asked for", "名前の問い合わせ", exists(Field.DNS_QUESTION_NAME)));
            case K5 -> List.of(flows(channel, "ICMP to outside", "外部への ICMP", oneOf(Field.NETWORK_TRANSPORT, "icmp")));
            case K6 ->
                List.of(
                        host(channel, "sharing services", "ファイル共有サービス", sharing()),
                        host(
                                channel,
                                "rclone and its like",
                                "rclone 等",
                                Query.or(
                                        text(Field.PROCESS_EXECUTABLE, "*rclone*"),
                                        text(Field.PROCESS_EXECUTABLE, "*megasync*"),
                                        text(Field.PROCESS_COMMAND_LINE, "rclone"),
                                        text(Field.USER_AGENT, "rclone/*"))));
            case K7 ->
                List.of(
                        flows(channel, "RDP across the boundary", "境界を越える RDP", ports(3389)),
                        host(
                                channel,
                                "drives of RDP clients",
                                "RDP クライアントのドライブ",
                                text(Field.FILE_PATH, "\\\\tsclient\\*")));
            case K8 -> List.of(host(channel, "remote access tools", "遠隔操作ツール", remoteTools()));
            case K9 -> List.of(flows(channel, "SMB to outside", "外部への SMB", ports(139, 445)));
            case K10 ->
                List.of(
                        flows(
                                channel,
                                "VPN and tunnel ports",
                                "VPN・トンネルのポート",
                                ports(500, 1194, 1701, 1723, 4500, 51820)),
                        host(
                                channel,
                                "tunnel programs",
                                "トンネルプログラム",
                                Query.or(
                                        text(Field.PROCESS_EXECUTABLE, "*cloudflared*"),
                                        text(Field.PROCESS_EXECUTABLE, "*ngrok*"),
                                        text(Field.PROCESS_EXECUTABLE, "*plink*"),
                                        text(Field.PROCESS_EXECUTABLE, "*chisel*"),
                                        text(Field.PROCESS_EXECUTABLE, "*ligolo*"))));
            case K11 ->
                List.of(flows(
                        channel,
                        "flows of an hour and more",
                        "1 時間以上の通信",
                        new Query.Range(FieldRef.of(Field.EVENT_DURATION), Timestamp.HOUR, Long.MAX_VALUE)));
            case K12 -> List.of(host(channel, "BITS jobs", "BITS ジョブ", text(Field.EVENT_DATASET, "windows.bits*")));
            case K13 ->
                List.of(flows(
                        channel,
                        "all bytes sent out",
                        "外部への全送信",
                        new Query.Exists(FieldRef.of(VirtualField.EGRESS_HI))));
            case K14 ->
                List.of(host(
                        channel,
                        "archives and dumps being made",
                        "圧縮・ダンプの作成",
                        Query.or(
                                text(Field.PROCESS_EXECUTABLE, "*\\7z*.exe"),
                                text(Field.PROCESS_EXECUTABLE, "*\\rar.exe"),
                                text(Field.PROCESS_EXECUTABLE, "*\\winrar.exe"),
                                text(Field.PROCESS_EXECUTABLE, "*\\makecab.exe"),
                                text(Field.PROCESS_EXECUTABLE, "*\\ntdsutil.exe"),
                                text(Field.PROCESS_COMMAND_LINE, "compress-archive"))));
            case K15 ->
                List.of(host(
                        channel, "devices plugged in", "機器の接続", oneOf(Field.EVENT_CODE, "6416", "20001", "20003")));
            case K16 ->
                List.of(host(channel, "cloud control plane", "クラウド管理操作", text(Field.EVENT_DATASET, "aws.cloudtrail")));
        };
    }

    /// W: a flow belongs to it if it ends in or after it and starts before its end.
    static Query within(TimeRange window) {
        return Query.and(
                new Query.Range(FieldRef.of(VirtualField.EVENT_END), window.from(), Long.MAX_VALUE),
                new Query.Range(FieldRef.of(VirtualField.EVENT_START), Long.MIN_VALUE, window.to()));
    }

    private Asked flows(Channel channel, String en, String ja, Query what) {
        return new Asked(channel, new Wording(en, ja), Query.and(within(window), own, CROSSES, what), true);
    }

    private Asked host(Channel channel, String en, String ja, Query what) {
        List<Query> names = new ArrayList<>();
        List<String> hosts = new ArrayList<>(asset.hosts());
        hosts.add(asset.name());
        names.add(new Query.OneOf(
                FieldRef.of(Field.HOST_NAME), hosts.stream().distinct().sorted().toList()));
        if (!asset.addresses().isEmpty()) {
            names.add(new Query.Address(FieldRef.of(Field.SOURCE_IP), asset.addresses()));
        }
        return new Asked(channel, new Wording(en, ja), Query.and(within(window), new Query.Or(names), what), false);
    }

    private static Query sharing() {
        List<Query> clauses = new ArrayList<>();
        for (String domain : konseki.detect.egress.SharingDomains.BUILT_IN.suffixes()) {
            clauses.add(text(Field.DESTINATION_DOMAIN, domain));
            clauses.add(text(Field.DESTINATION_DOMAIN, "*." + domain));
        }
        return new Query.Or(clauses);
    }

    private static Query remoteTools() {
        List<Query> clauses = new ArrayList<>();
        for (String tool : List.of(
                "anydesk", "screenconnect", "teamviewer", "splashtop", "atera", "meshagent", "tailscale", "rustdesk")) {
            clauses.add(text(Field.PROCESS_EXECUTABLE, "*" + tool + "*"));
            clauses.add(text(Field.OBJECT, "*" + tool + "*"));
            clauses.add(text(Field.DESTINATION_DOMAIN, "*" + tool + "*"));
        }
        return new Query.Or(clauses);
    }

    private static Query ports(long... ports) {
        return new Query.Or(Arrays.stream(ports)
                .mapToObj(port -> (Query) new Query.Range(FieldRef.of(Field.DESTINATION_PORT), port, port))
                .toList());
    }

    private static Query oneOf(Field field, String... values) {
        return new Query.OneOf(FieldRef.of(field), List.of(values));
    }

    private static Query text(Field field, String pattern) {
        return new Query.Text(FieldRef.of(field), pattern);
    }

    private static Query exists(Field field) {
        return new Query.Exists(FieldRef.of(field));
    }
}
