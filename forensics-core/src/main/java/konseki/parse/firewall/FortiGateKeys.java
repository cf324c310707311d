package konseki.parse.firewall;

import konseki.parse.KeyTable;

/// The keys of FortiOS records that become fields, each with its slot; all others are vendor fields only.
///
/// Source: FortiOS Log Message Reference, tables "Log fields" of each type.
final class FortiGateKeys {
    private static final KeyTable.Builder NAMES = new KeyTable.Builder();

    static final int TYPE = NAMES.id("type");
    static final int SUBTYPE = NAMES.id("subtype");
    static final int LOG_ID = NAMES.id("logid");
    /// Since 1970, in seconds up to FortiOS 6.0, in nanoseconds from 6.2 on.
    static final int EVENT_TIME = NAMES.id("eventtime");
    static final int DATE = NAMES.id("date");
    static final int TIME = NAMES.id("time");
    static final int ZONE = NAMES.id("tz");
    /// When a FortiAnalyzer received it.
    static final int RECEIVED_TIME = NAMES.id("itime");
    static final int DEVICE_NAME = NAMES.id("devname");
    static final int DEVICE_ID = NAMES.id("devid");
    static final int SOURCE_IP = NAMES.id("srcip");
    static final int SOURCE_PORT = NAMES.id("srcport");
    static final int DESTINATION_IP = NAMES.id("dstip");
    static final int DESTINATION_PORT = NAMES.id("dstport");
    static final int EGRESS = NAMES.id("dstintf");
    static final int PROTOCOL = NAMES.id("proto");
    static final int SERVICE = NAMES.id("service");
    static final int APPLICATION = NAMES.id("app");
    static final int ACTION = NAMES.id("action");
    static final int STATUS = NAMES.id("status");
    static final int DURATION = NAMES.id("duration");
    static final int DURATION_DELTA = NAMES.id("durationdelta");
    static final int SENT = NAMES.id("sentbyte");
    static final int RECEIVED = NAMES.id("rcvdbyte");
    static final int SENT_DELTA = NAMES.id("sentdelta");
    static final int RECEIVED_DELTA = NAMES.id("rcvddelta");
    static final int SENT_PACKETS = NAMES.id("sentpkt");
    static final int RECEIVED_PACKETS = NAMES.id("rcvdpkt");
    static final int NAT = NAMES.id("trandisp");
    static final int SOURCE_NAT_IP = NAMES.id("transip");
    static final int DESTINATION_NAT_IP = NAMES.id("tranip");
    static final int HOST_NAME = NAMES.id("hostname");
    static final int USER = NAMES.id("user");
    /// Whom the firewall took the client for, without having asked.
    static final int UNAUTHENTICATED_USER = NAMES.id("unauthuser");
    static final int XAUTH_USER = NAMES.id("xauthuser");
    static final int REMOTE_IP = NAMES.id("remip");
    static final int REMOTE_PORT = NAMES.id("remport");
    static final int INTERFACE = NAMES.id("ui");
    static final int USER_IP = NAMES.id("userip");
    static final int CONFIG_PATH = NAMES.id("cfgpath");
    static final int MESSAGE = NAMES.id("msg");
    static final int DESCRIPTION = NAMES.id("logdesc");
    static final int EVENT_KIND = NAMES.id("eventtype");
    static final int URL = NAMES.id("url");
    static final int METHOD = NAMES.id("httpmethod");
    static final int AGENT = NAMES.id("agent");
    static final int QUERY_NAME = NAMES.id("qname");
    static final int FILE_NAME = NAMES.id("filename");
    static final int FILE_SIZE = NAMES.id("filesize");

    static final KeyTable TABLE = table();

    private FortiGateKeys() {}

    /// Keys of traffic records that are vendor fields only are in the table because a known key is found faster.
    private static KeyTable table() {
        String others = "level vd srcintf srcintfrole dstintfrole srccountry dstcountry sessionid policyid policytype"
                + " poluuid policyname transport tranport appid appcat apprisk applist utmaction countapp countweb"
                + " countssl countips countav crscore craction crlevel osname srcname dstname mastersrcmac srcmac"
                + " srcserver dstmac dstserver srchwvendor devtype srcfamily srcswversion utmref wanin wanout lanin"
                + " lanout vwlid vwlname group authserver dstinetsvc srcuuid dstuuid";
        for (String name : others.split(" ")) {
            NAMES.id(name);
        }
        return NAMES.build();
    }
}
