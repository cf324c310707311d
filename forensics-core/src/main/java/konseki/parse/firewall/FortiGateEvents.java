package konseki.parse.firewall;

import static konseki.parse.KeyValues.valueFrom;
import static konseki.parse.KeyValues.valueTo;
import static konseki.parse.SlotFields.address;
import static konseki.parse.SlotFields.number;
import static konseki.parse.SlotFields.port;
import static konseki.parse.SlotFields.seconds;
import static konseki.parse.SlotFields.text;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.KeyTable;
import konseki.parse.UserNames;

/// What happens to a FortiOS device itself: VPN tunnels, logins, changes of its configuration. Stateless.
///
/// `host.name` is the device. The source is the other end: `remip` of a VPN, `srcip` of a login, else the address in
/// `ui` (`https(192.0.2.7)`). The record of a VPN tunnel's end counts from the device's side; what it sent went to the
/// source, so it is `destination.bytes`.
///
/// Source: FortiOS Log Message Reference, "Event".
final class FortiGateEvents {
    private static final Slice AUTHENTICATION = Slice.of("authentication");
    private static final Slice CONFIG = Slice.of("config");
    private static final Slice NETWORK = Slice.of("network");
    private static final KeyTable VPN = KeyTable.of("vpn");

    private static final KeyTable.Builder NAMES = new KeyTable.Builder();
    private static final int LOGIN = NAMES.id("login");
    private static final int LOGOUT = NAMES.id("logout");
    private static final int TUNNEL_UP = NAMES.id("tunnel-up");
    private static final int TUNNEL_DOWN = NAMES.id("tunnel-down");
    private static final int LOGIN_FAILED = NAMES.id("ssl-login-fail");
    private static final int AUTHENTICATED = NAMES.id("authentication");
    private static final int LOGGED_ON = NAMES.id("auth-logon");
    private static final int LOGGED_OFF = NAMES.id("auth-logout");
    private static final int ADD = NAMES.id("add");
    private static final int EDIT = NAMES.id("edit");
    private static final int DELETE = NAMES.id("delete");
    private static final KeyTable ACTIONS = NAMES.buildIgnoringCase();

    private static final KeyTable.Builder STATES = new KeyTable.Builder();
    private static final int SUCCESS = STATES.id("success");
    private static final KeyTable STATUSES = statuses();

    private FortiGateEvents() {}

    private static KeyTable statuses() {
        for (String failure : "failure failed fail negotiate_error dpd_failure timeout denied error".split(" ")) {
            STATES.id(failure);
        }
        return STATES.buildIgnoringCase();
    }

    static int put(Slice meaning, byte[] bytes, long[] slots, EventBuffer out) {
        long subtype = slots[FortiGateKeys.SUBTYPE];
        boolean vpn = VPN.find(bytes, subtype) >= 0;
        long written = slots[FortiGateKeys.ACTION];
        int action = ACTIONS.find(bytes, written);
        text(Field.HOST_NAME, bytes, slots[FortiGateKeys.DEVICE_NAME], out);
        putCategory(action, vpn, slots, out);
        out.text(Field.EVENT_TYPE, type(action, meaning, slots));
        putOutcome(action, bytes, slots[FortiGateKeys.STATUS], out);
        text(Field.OBJECT, bytes, slots[FortiGateKeys.CONFIG_PATH], out);
        int message = slots[FortiGateKeys.MESSAGE] != 0 ? FortiGateKeys.MESSAGE : FortiGateKeys.DESCRIPTION;
        text(Field.MESSAGE, bytes, slots[message], out);
        int named = slots[FortiGateKeys.USER] != 0 ? FortiGateKeys.USER : FortiGateKeys.XAUTH_USER;
        long user = slots[named];
        UserNames.put(bytes, valueFrom(user), valueTo(user), out);
        int bad = vpn ? putPeer(bytes, slots, out) : putClient(bytes, slots, out);
        if (action == TUNNEL_DOWN) {
            bad = Math.min(bad, number(Field.DESTINATION_BYTES, bytes, slots[FortiGateKeys.SENT], out));
            bad = Math.min(bad, number(Field.SOURCE_BYTES, bytes, slots[FortiGateKeys.RECEIVED], out));
            bad = Math.min(bad, seconds(Field.EVENT_DURATION, bytes, slots[FortiGateKeys.DURATION], out));
        }
        return bad;
    }

    private static void putCategory(int action, boolean vpn, long[] slots, EventBuffer out) {
        boolean login = action == LOGIN
                || action == LOGOUT
                || action == LOGIN_FAILED
                || action == AUTHENTICATED
                || action == LOGGED_ON
                || action == LOGGED_OFF
                || action == TUNNEL_UP
                || action == TUNNEL_DOWN;
        if (login) {
            out.text(Field.EVENT_CATEGORY, AUTHENTICATION);
        } else if (slots[FortiGateKeys.CONFIG_PATH] != 0) {
            out.text(Field.EVENT_CATEGORY, CONFIG);
        } else if (vpn) {
            out.text(Field.EVENT_CATEGORY, NETWORK);
        }
    }

    private static Slice type(int action, Slice meaning, long[] slots) {
        if (action == LOGIN || action == TUNNEL_UP || action == LOGIN_FAILED || action == LOGGED_ON) {
            return ActionWords.START;
        }
        if (action == LOGOUT || action == TUNNEL_DOWN || action == LOGGED_OFF) {
            return ActionWords.END;
        }
        if (slots[FortiGateKeys.CONFIG_PATH] != 0) {
            return action == ADD ? ActionWords.CREATION : action == DELETE ? ActionWords.DELETION : ActionWords.CHANGE;
        }
        return action == EDIT || meaning.isAbsent() ? ActionWords.INFO : meaning;
    }

    /// A tunnel that is up has been let in, although its record has no status.
    private static void putOutcome(int action, byte[] bytes, long status, EventBuffer out) {
        int said = STATUSES.find(bytes, status);
        if (action == LOGIN_FAILED || said > SUCCESS) {
            out.text(Field.EVENT_OUTCOME, ActionWords.FAILURE);
        } else if (said == SUCCESS || action == TUNNEL_UP) {
            out.text(Field.EVENT_OUTCOME, ActionWords.SUCCESS);
        }
    }

    private static int putPeer(byte[] bytes, long[] slots, EventBuffer out) {
        int bad = address(Field.SOURCE_IP, bytes, slots[FortiGateKeys.REMOTE_IP], out);
        return Math.min(bad, port(Field.SOURCE_PORT, bytes, slots[FortiGateKeys.REMOTE_PORT], out));
    }

    private static int putClient(byte[] bytes, long[] slots, EventBuffer out) {
        int client = slots[FortiGateKeys.SOURCE_IP] != 0 ? FortiGateKeys.SOURCE_IP : FortiGateKeys.USER_IP;
        int bad = address(Field.SOURCE_IP, bytes, slots[client], out);
        bad = Math.min(bad, port(Field.SOURCE_PORT, bytes, slots[FortiGateKeys.SOURCE_PORT], out));
        bad = Math.min(bad, address(Field.DESTINATION_IP, bytes, slots[FortiGateKeys.DESTINATION_IP], out));
        bad = Math.min(bad, port(Field.DESTINATION_PORT, bytes, slots[FortiGateKeys.DESTINATION_PORT], out));
        long ui = slots[FortiGateKeys.INTERFACE];
        if (!out.has(Field.SOURCE_IP) && ui != 0) {
            int open = ByteSearch.indexOf(bytes, valueFrom(ui), valueTo(ui), '(') + 1;
            int close = ByteSearch.indexOf(bytes, Math.min(open, valueTo(ui)), valueTo(ui), ')');
            IpAddress.parse(bytes, Math.min(open, close), close, out, Field.SOURCE_IP); // jsconsole has none
        }
        return bad;
    }
}
