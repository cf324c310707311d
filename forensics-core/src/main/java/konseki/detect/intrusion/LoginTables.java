package konseki.detect.intrusion;

import konseki.detect.AccountName;
import konseki.detect.Dataset;
import konseki.detect.EventCode;
import konseki.detect.Row;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.event.VendorName;

/// What is kept of logins: attempts by client address and half of 10 minutes, and VPN sessions with the address that
/// the client got.
final class LoginTables {
    static final long HALF = 300 * Timestamp.SECOND;

    /// (client, service, half, target, account): failures, successes, first and last of both.
    static final Table ATTEMPTS = Table.of("attempts", 1, Slot.SUM, Slot.SUM, Slot.MIN, Slot.MAX, Slot.MIN, Slot.MAX);

    static final int FAILURES = 0;
    static final int SUCCESSES = 1;
    static final int FIRST_FAILURE = 2;
    static final int LAST_FAILURE = 3;
    static final int FIRST_SUCCESS = 4;
    static final int LAST_SUCCESS = 5;

    /// (client, device, account, address inside, session): first, last record.
    static final Table SESSIONS = Table.of("sessions", 1, Slot.MIN, Slot.MAX);

    static final int FIRST = 0;
    static final int LAST = 1;

    private static final Slice AUTHENTICATION = Slice.of("authentication");
    private static final Slice SUCCESS = Slice.of("success");
    private static final Slice FAILURE = Slice.of("failure");
    private static final Slice SSHD = Slice.of("sshd");
    private static final Slice VPN = Slice.of("vpn");
    private static final Slice NOT_GIVEN = Slice.of("n/a");
    private static final VendorName SUBTYPE = VendorName.of("subtype");
    private static final VendorName STATUS = VendorName.of("Status");
    private static final VendorName SUB_STATUS = VendorName.of("SubStatus");
    private static final VendorName TUNNEL_IP = VendorName.of("tunnelip");
    private static final VendorName ASSIGNED_IP = VendorName.of("assignip");
    private static final VendorName TUNNEL_ID = VendorName.of("tunnelid");

    /// Failures that guessing does not cause: no rights for this kind of logon, clocks apart, no server reachable,
    /// password expired.
    private static final WordScan NOISE = WordScan.of("c000015b", "c000005e", "c0000133", "c0000192", "c00000dc");

    private static final Slice KERBEROS_EXPIRED = Slice.of("0x17");
    private static final Slice KERBEROS_CLOCK = Slice.of("0x25");

    /// Bits of actions: 0 a session begins, 1 its statistics, 2 it ends, 3 a login that failed.
    private static final WordScan VPN_ACTIONS =
            WordScan.of("tunnel-up", "tunnel-stats", "tunnel-down", "ssl-login-fail");

    private static final long TUNNEL_UP = 1;
    private static final long SESSION = 7;
    private static final long LOGIN_FAILED = 8;

    /// In the name of a dataset: the appliances that people come in by. In an action: what their tunnels are called.
    private static final WordScan VPN_DATASETS = WordScan.of(
            "vpn",
            "globalprotect",
            "panw",
            "cisco",
            "sonicwall",
            "pulse",
            "ivanti",
            "citrix",
            "checkpoint",
            "sophos",
            "watchguard",
            "meraki",
            "stormshield",
            "yamaha",
            "juniper");

    private static final WordScan VPN_ACTIONS_OF_OTHERS =
            WordScan.of("vpn", "anyconnect", "gateway-", "portal-", "tunnel", "globalprotect");
    private static final WordScan LEAVES = WordScan.of("logout", "log out", "disconnect", "logoff");
    private static final Slice END = Slice.of("end");
    private static final Slice LOGIN = Slice.of("login");
    private static final WordScan SSH_PROGRAMS = WordScan.of("sshd");
    private static final Slice REMOTE_SHELL = Slice.of("ssh");
    private static final Slice NTLM = Slice.of("NTLM");
    private static final Slice KERBEROS = Slice.of("Kerberos");

    private static final int NETWORK = 3;
    private static final int CLEARTEXT = 8;
    private static final int REMOTE_INTERACTIVE = 10;

    private LoginTables() {}

    static void observe(Event event, Tables tables) {
        boolean named = event.has(Field.USER_NAME) || event.has(Field.USER_TARGET_NAME);
        if (!named || !event.has(Field.SOURCE_IP) || !event.has(Field.TIMESTAMP)) {
            return;
        }
        Dataset dataset = Dataset.of(event);
        switch (dataset) {
            case SECURITY -> security(event, tables);
            case SESSIONS -> {
                if (EventCode.of(event) == 21) {
                    add(event, Service.WINDOWS, event.folded(Field.USER_TARGET_NAME), true, tables);
                }
            }
            case LINUX_AUTH -> {
                if (event.written(Field.EVENT_CODE).sameAs(SSHD)) {
                    byOutcome(event, Service.SSH, tables);
                }
            }
            case FIREWALL_EVENT -> firewall(event, tables);
            case ENDPOINT -> authentication(event, Service.WINDOWS, tables);
            case OTHER -> other(event, tables);
            default -> {}
        }
    }

    private static void security(Event event, Tables tables) {
        switch (EventCode.of(event)) {
            case 4624 -> {
                if (isFromElsewhere(event)) {
                    add(event, Service.WINDOWS, event.folded(Field.USER_TARGET_NAME), true, tables);
                }
            }
            case 4625 -> {
                if (isFromElsewhere(event) && !isNoise(event)) {
                    add(event, Service.WINDOWS, event.folded(Field.USER_TARGET_NAME), false, tables);
                }
            }
            case 4768, 4771 -> {
                Slice status = event.vendor(STATUS);
                if (!status.sameAs(KERBEROS_EXPIRED) && !status.sameAs(KERBEROS_CLOCK)) {
                    byOutcome(event, Service.KERBEROS, tables);
                }
            }
            default -> {}
        }
    }

    private static boolean isFromElsewhere(Event event) {
        long type = event.has(Field.WINLOG_LOGON_TYPE) ? event.number(Field.WINLOG_LOGON_TYPE) : 0;
        return type == NETWORK || type == CLEARTEXT || type == REMOTE_INTERACTIVE;
    }

    private static boolean isNoise(Event event) {
        return (NOISE.in(event.vendor(STATUS)) | NOISE.in(event.vendor(SUB_STATUS))) != 0;
    }

    private static void firewall(Event event, Tables tables) {
        long action = VPN_ACTIONS.in(event.written(Field.EVENT_ACTION));
        Slice account = event.folded(Field.USER_NAME);
        if ((action & SESSION) != 0) {
            addSession(event, account, tables);
        }
        if ((action & TUNNEL_UP) != 0) {
            add(event, Service.VPN, account, true, tables);
        } else if ((action & LOGIN_FAILED) != 0) {
            add(event, Service.VPN, account, false, tables);
        } else if (action == 0) {
            boolean vpn = event.vendor(SUBTYPE).sameAs(VPN);
            authentication(event, vpn ? Service.VPN : Service.DEVICE, tables);
        }
    }

    /// A login of whatever source, by what it says of itself; where the client got an address inside, its session too.
    private static void other(Event event, Tables tables) {
        if (!event.written(Field.EVENT_CATEGORY).sameAs(AUTHENTICATION)) {
            return;
        }
        Service service = service(event);
        boolean leaves =
                event.written(Field.EVENT_TYPE).sameAs(END) || LEAVES.in(event.written(Field.EVENT_ACTION)) != 0;
        if (!leaves) {
            byOutcome(event, service, tables);
        }
        boolean inside = service == Service.VPN && event.has(Field.SOURCE_NAT_IP);
        if (inside && !event.written(Field.EVENT_OUTCOME).sameAs(FAILURE)) {
            addSession(event, event.folded(Field.USER_NAME), tables);
        }
    }

    private static Service service(Event event) {
        if (event.written(Field.NETWORK_PROTOCOL).sameAs(REMOTE_SHELL)
                || event.written(Field.EVENT_CODE).sameAs(SSHD)
                || SSH_PROGRAMS.in(event.written(Field.PROCESS_EXECUTABLE)) != 0) {
            return Service.SSH;
        }
        Slice method = event.written(Field.AUTH_PACKAGE);
        if (method.sameAs(NTLM) || method.sameAs(KERBEROS)) {
            return method.sameAs(NTLM) ? Service.WINDOWS : Service.KERBEROS;
        }
        Slice action = event.written(Field.EVENT_ACTION);
        if (VPN_ACTIONS_OF_OTHERS.in(action) != 0) {
            return Service.VPN;
        }
        boolean appliance = VPN_DATASETS.in(event.written(Field.EVENT_DATASET)) != 0;
        return !appliance ? Service.OTHER : action.sameAs(LOGIN) ? Service.DEVICE : Service.VPN;
    }

    private static void authentication(Event event, Service service, Tables tables) {
        if (event.written(Field.EVENT_CATEGORY).sameAs(AUTHENTICATION)) {
            byOutcome(event, service, tables);
        }
    }

    private static void byOutcome(Event event, Service service, Tables tables) {
        Slice outcome = event.written(Field.EVENT_OUTCOME);
        boolean success = outcome.sameAs(SUCCESS);
        if (success || outcome.sameAs(FAILURE)) {
            boolean target = event.has(Field.USER_TARGET_NAME);
            Slice account = event.folded(target ? Field.USER_TARGET_NAME : Field.USER_NAME);
            add(event, service, account, success, tables);
        }
    }

    private static void add(Event event, Service service, Slice account, boolean success, Tables tables) {
        if (!isAccount(account) || !isElsewhere(event)) {
            return;
        }
        long time = event.number(Field.TIMESTAMP);
        Row row = tables.row(ATTEMPTS)
                .keyIp(event, Field.SOURCE_IP)
                .keyByte(service.ordinal())
                .key(Math.floorDiv(time, HALF))
                .key(target(event))
                .key(account);
        if (success) {
            row.add(SUCCESSES, 1).add(FIRST_SUCCESS, time).add(LAST_SUCCESS, time);
        } else {
            row.add(FAILURES, 1).add(FIRST_FAILURE, time).add(LAST_FAILURE, time);
        }
    }

    private static boolean isAccount(Slice account) {
        return AccountName.isPersonal(account) && !account.sameAs(NOT_GIVEN);
    }

    private static boolean isElsewhere(Event event) {
        long high = event.ipHigh(Field.SOURCE_IP);
        long low = event.ipLow(Field.SOURCE_IP);
        if (IpAddress.isV4(high, low)) {
            return (int) low != 0 && (int) low >>> 24 != 127;
        }
        return high != 0 || low != 0 && low != 1;
    }

    private static Slice target(Event event) {
        Slice host = event.folded(Field.HOST_NAME);
        return host.isEmpty() ? event.folded(Field.OBSERVER_NAME) : host;
    }

    private static void addSession(Event event, Slice account, Tables tables) {
        if (!isAccount(account) || !isElsewhere(event)) {
            return;
        }
        long inside = inside(event);
        if (inside > 0) {
            long time = event.number(Field.TIMESTAMP);
            tables.row(SESSIONS)
                    .keyIp(event, Field.SOURCE_IP)
                    .key(target(event))
                    .key(account)
                    .keyIp(0, IpAddress.v4((int) inside))
                    .key(event.vendor(TUNNEL_ID))
                    .add(FIRST, time)
                    .add(LAST, time);
        }
    }

    /// The IPv4 address that the client got; 0 or less if none is told.
    private static long inside(Event event) {
        if (event.has(Field.SOURCE_NAT_IP)) {
            long low = event.ipLow(Field.SOURCE_NAT_IP);
            return IpAddress.isV4(event.ipHigh(Field.SOURCE_NAT_IP), low) ? low & 0xffff_ffffL : -1;
        }
        long tunnel = v4(event.vendor(TUNNEL_IP));
        return tunnel > 0 ? tunnel : v4(event.vendor(ASSIGNED_IP));
    }

    private static long v4(Slice address) {
        return address.isEmpty() ? -1 : IpAddress.parseV4(address.bytes(), address.offset(), address.end());
    }
}
