package konseki.parse.firewall;

import konseki.parse.Columns;
import konseki.parse.KeyTable;

/// The columns of PAN-OS logs, by type. Versions 8 to 11 add columns at the end, so one table serves all of them.
///
/// Source: PAN-OS Administrator's Guide, "Syslog Field Descriptions": the variable names.
final class PanOsColumns {
    private static final String HEAD = "- receive_time serial type subtype config_version time_generated";
    private static final String SESSION = "src dst natsrc natdst rule srcuser dstuser app vsys from to inbound_if"
            + " outbound_if logset - sessionid repeatcnt sport dport natsport natdport flags proto action";
    private static final String GROUPS = "dg_hier_level_1 dg_hier_level_2 dg_hier_level_3 dg_hier_level_4";
    private static final String DEVICE = GROUPS + " vsys_name device_name";
    private static final String TUNNEL = "tunnelid monitortag parent_session_id parent_start_time tunnel";
    private static final String HOSTS = "src_category src_profile src_model src_vendor src_osfamily src_osversion"
            + " src_host src_mac dst_category dst_profile dst_model dst_vendor dst_osfamily dst_osversion dst_host"
            + " dst_mac container_id pod_namespace pod_name src_edl dst_edl hostid serialnumber";

    private static final KeyTable.Builder NAMES = new KeyTable.Builder();
    static final int TRAFFIC = NAMES.id("traffic");
    static final int THREAT = NAMES.id("threat");
    static final int SYSTEM = NAMES.id("system");
    static final int CONFIG = NAMES.id("config");
    static final int GLOBALPROTECT = NAMES.id("globalprotect");
    static final int USER_ID = NAMES.id("userid");
    static final int HIP_MATCH = NAMES.id("hipmatch");
    static final int DECRYPTION = NAMES.id("decryption");
    static final int AUTHENTICATION = NAMES.id("authentication");
    private static final int TUNNEL_INSPECTION = NAMES.id("tunnel");
    private static final int SCTP = NAMES.id("sctp");
    private static final int GTP = NAMES.id("gtp");
    /// Of those that follow only the common columns are named.
    static final KeyTable TYPES = types();

    private static final Columns OTHER = Columns.of(HEAD);
    private static final Columns[] TABLES = tables();

    private PanOsColumns() {}

    private static KeyTable types() {
        for (String other : "correlation iptag hip-match auth start end audit url data wildfire dns".split(" ")) {
            NAMES.id(other);
        }
        return NAMES.buildIgnoringCase();
    }

    static Columns of(int type) {
        return type >= 0 && type < TABLES.length ? TABLES[type] : OTHER;
    }

    private static Columns[] tables() {
        Columns[] all = new Columns[GTP + 1];
        Columns session = Columns.of(HEAD, SESSION);
        all[TRAFFIC] = Columns.of(
                HEAD,
                SESSION,
                "bytes bytes_sent bytes_received packets start elapsed category - seqno actionflags srcloc dstloc -",
                "pkts_sent pkts_received session_end_reason",
                DEVICE,
                "action_source src_uuid dst_uuid",
                TUNNEL,
                "assoc_id chunks chunks_sent chunks_received rule_uuid http2_connection link_change_count policy_id",
                "link_switches sdwan_cluster sdwan_device_type sdwan_cluster_type sdwan_site dynusergroup_name xff_ip",
                HOSTS,
                "src_dag dst_dag session_owner high_res_timestamp");
        all[THREAT] = Columns.of(
                HEAD,
                SESSION,
                "misc threatid category severity direction seqno actionflags srcloc dstloc - contenttype pcap_id",
                "filedigest cloud url_idx user_agent filetype xff referer sender subject recipient reportid",
                DEVICE,
                "- src_uuid dst_uuid http_method",
                TUNNEL,
                "thr_category contentver - assoc_id ppid http_headers url_category_list rule_uuid http2_connection",
                "dynusergroup_name xff_ip",
                HOSTS,
                "domain_edl src_dag dst_dag partial_hash high_res_timestamp reason justification");
        all[SYSTEM] = Columns.of(
                HEAD,
                "vsys eventid object - - module severity opaque seqno actionflags",
                DEVICE,
                "- - high_res_timestamp");
        all[CONFIG] = Columns.of(HEAD, "host vsys cmd admin client result path");
        all[GLOBALPROTECT] = Columns.of(
                HEAD,
                "vsys eventid stage auth_method tunnel_type srcuser srcregion machinename public_ip public_ipv6",
                "private_ip private_ipv6 hostid serialnumber client_ver client_os client_os_ver repeatcnt reason error",
                "opaque status location login_duration connect_method error_code portal seqno actionflags",
                "high_res_timestamp selection_type response_time priority attempted_gateways gateway",
                DEVICE,
                "vsys_id");
        all[USER_ID] = Columns.of(
                HEAD,
                "vsys ip user datasourcename eventid repeatcnt timeout beginport endport datasource datasourcetype",
                "seqno actionflags",
                DEVICE,
                "vsys_id factortype factorcompletiontime factorno ugflags userbysource tag_name high_res_timestamp");
        all[HIP_MATCH] = Columns.of(
                HEAD,
                "srcuser vsys machinename os ip matchname repeatcnt matchtype - - seqno actionflags",
                DEVICE,
                "vsys_id srcipv6 hostid serialnumber mac high_res_timestamp");
        all[AUTHENTICATION] = Columns.of(
                HEAD,
                "vsys ip user normalize_user object authpolicy repeatcnt authid vendor logset serverprofile desc",
                "clienttype event factorno seqno actionflags",
                DEVICE,
                "vsys_id authproto rule_uuid high_res_timestamp");
        all[DECRYPTION] = session;
        all[TUNNEL_INSPECTION] = session;
        all[SCTP] = session;
        all[GTP] = session;
        return all;
    }
}
