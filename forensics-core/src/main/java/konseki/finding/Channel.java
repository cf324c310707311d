package konseki.finding;

import java.util.Arrays;
import java.util.List;

/// The ways out of `docs/method.md`, Channels.
public enum Channel {
    K1(ChannelGroup.N, "HTTP(S) upload", "HTTP(S) によるアップロード", "T1048.002", "T1048.003", "T1567"),
    K2(ChannelGroup.N, "FTP, SFTP, SCP, rsync", "FTP・SFTP・SCP・rsync", "T1048"),
    K3(ChannelGroup.N, "mail", "メール", "T1048.003", "T1114"),
    K4(ChannelGroup.N, "DNS tunnel", "DNS トンネル", "T1048.003", "T1071.004", "T1572"),
    K5(ChannelGroup.N, "ICMP", "ICMP", "T1095", "T1048.003"),
    K6(ChannelGroup.N, "cloud storage, paste sites", "クラウドストレージ・貼り付けサイト", "T1567.001", "T1567.002", "T1567.003"),
    K7(ChannelGroup.N, "RDP drive and clipboard", "RDP のドライブ・クリップボード", "T1021.001", "T1005", "T1039"),
    K8(ChannelGroup.N, "remote tools", "遠隔操作ツール", "T1219"),
    K9(ChannelGroup.N, "SMB, WebDAV to outside", "外部への SMB・WebDAV", "T1048", "T1187"),
    K10(ChannelGroup.N, "VPN and tunnels", "VPN・トンネル", "T1572", "T1090", "T1133"),
    K11(ChannelGroup.N, "command and control", "C2 通信", "T1041", "T1071", "T1573"),
    K12(ChannelGroup.N, "BITS", "BITS", "T1197"),
    K13(ChannelGroup.N, "low and slow", "少量・長期の送信", "T1029", "T1030", "T1020"),
    /// A precursor: it feeds all groups.
    K14(ChannelGroup.N, "staging", "持ち出し準備", "T1560.001", "T1074", "T1039", "T1005"),
    K15(ChannelGroup.M, "removable media", "外部記憶媒体", "T1052.001"),
    K16(ChannelGroup.C, "cloud control plane", "クラウド管理操作", "T1537", "T1530");

    private final ChannelGroup group;
    private final Wording title;
    private final List<String> techniques;

    Channel(ChannelGroup group, String en, String ja, String... techniques) {
        this.group = group;
        this.title = new Wording(en, ja);
        this.techniques = List.of(techniques);
    }

    public ChannelGroup group() {
        return group;
    }

    public Wording title() {
        return title;
    }

    /// ATT&CK ids.
    public List<String> techniques() {
        return techniques;
    }

    public static List<Channel> of(ChannelGroup group) {
        return Arrays.stream(values()).filter(channel -> channel.group == group).toList();
    }
}
