package konseki.detect.lateral;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.SortedRows;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.event.Timestamp;

/// Finds for each action on a machine the logon over the network that brought it. Reads both tables once, in the order
/// of machines and times, with the logons of the last minute in hand; belongs to one thread.
///
/// An action that names its session belongs to the logon with that session; a process of WMI or WinRM, whose logons
/// often name no address, else to the connection that came in for it. An action without session (7045, pipes,
/// processes of system accounts) belongs to the last use of an administrative share or pipe; evidence that is no
/// ordinary work also to the last logon.
final class ActionJoin implements AutoCloseable {
    /// Of a machine with more logons than this within a minute, the latest are kept.
    private static final int MOST_SESSIONS = 4096;

    /// Logs of one machine may round their stamps differently.
    private static final long SLACK = Timestamp.SECOND;

    /// A connection may be recorded only after what it brought.
    private static final long CONNECTION_SLACK = 5 * Timestamp.SECOND;

    private final LateralRules rules;
    private final RowCursor sessions;
    private final RowCursor actions;
    private final Deque<Session> near = new ArrayDeque<>();
    private Optional<Session> ahead = Optional.empty();

    ActionJoin(LateralRules rules, SortedRows rows) {
        this.rules = rules;
        sessions = rows.rows(RemoteActions.SESSIONS);
        actions = rows.rows(RemoteActions.ACTIONS);
        ahead = nextSession();
    }

    private record Session(String host, long time, String id, String source, String account, int kind) {}

    /// @param session hexadecimal, or empty
    /// @param account who acted, folded; empty if not known
    private record Action(String host, long time, Way way, String session, String account, String name) {}

    /// @param source  address; empty if no logon explains the action
    /// @param account of the logon, else of the action
    record Joined(String source, String host, String account, Way way, long time, String name) {}

    void forEach(Consumer<Joined> consumer) {
        while (actions.next()) {
            KeyReader key = actions.key();
            Action action =
                    new Action(key.text(), key.number(), Way.at(key.readByte()), key.text(), key.text(), key.text());
            moveTo(action);
            Optional<Session> found = sessionOf(action);
            if (found.isPresent() || action.way().aloneWeightPercent() > 0 && isNoOrdinaryWork(action)) {
                consumer.accept(new Joined(
                        found.map(Session::source).orElse(""),
                        action.host(),
                        found.map(Session::account)
                                .filter(account -> !account.isEmpty())
                                .orElse(action.account()),
                        action.way(),
                        action.time(),
                        action.name()));
            }
        }
    }

    /// Brings the sessions of the machine up to the action's time into hand, and drops those that are too old.
    private void moveTo(Action action) {
        while (ahead.isPresent() && isDue(ahead.get(), action)) {
            near.addLast(ahead.get());
            if (near.size() > MOST_SESSIONS) {
                near.removeFirst();
            }
            ahead = nextSession();
        }
        while (!near.isEmpty() && isPast(near.getFirst(), action)) {
            near.removeFirst();
        }
    }

    private static boolean isDue(Session session, Action action) {
        int byHost = compare(session.host(), action.host());
        return byHost < 0 || byHost == 0 && session.time() <= action.time() + CONNECTION_SLACK;
    }

    private boolean isPast(Session session, Action action) {
        return !session.host().equals(action.host()) || session.time() < action.time() - rules.serviceJoinNanos();
    }

    /// In the order of keys.
    private static int compare(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Session> nextSession() {
        if (!sessions.next()) {
            return Optional.empty();
        }
        KeyReader key = sessions.key();
        String host = key.text();
        long time = key.number();
        String id = key.text();
        String source = IpAddress.format(key.ipHigh(), key.ipLow());
        return Optional.of(new Session(host, time, id, source, key.text(), key.readByte()));
    }

    private Optional<Session> sessionOf(Action action) {
        if (isOfTheMachine(action.way())) {
            return Optional.empty();
        }
        boolean named = isPersonalSession(action.session());
        Optional<Session> hint = Optional.empty();
        Optional<Session> logon = Optional.empty();
        Optional<Session> connection = Optional.empty();
        for (Iterator<Session> latest = near.descendingIterator(); latest.hasNext(); ) {
            Session session = latest.next();
            if (!isNear(session, action)) {
                continue;
            }
            switch (session.kind()) {
                case RemoteActions.WINRM_CONNECTION, RemoteActions.RPC_CONNECTION -> {
                    if (connection.isEmpty() && brings(session.kind(), action.way())) {
                        connection = Optional.of(session);
                    }
                }
                default -> {
                    if (named && session.id().equals(action.session())) {
                        return Optional.of(session);
                    }
                    if (session.kind() == RemoteActions.HINT) {
                        hint = hint.or(() -> Optional.of(session));
                    } else {
                        logon = logon.or(() -> Optional.of(session));
                    }
                }
            }
        }
        if (!named && hint.isPresent()) {
            return hint;
        }
        boolean noOrdinaryWork = isNoOrdinaryWork(action);
        if (noOrdinaryWork && connection.isPresent()) {
            return connection;
        }
        return !named && noOrdinaryWork ? logon : Optional.empty();
    }

    /// Brought by a login of SQL Server's own, by a request to a server, or begun on the machine.
    private static boolean isOfTheMachine(Way way) {
        return switch (way) {
            case SQL_PROCESS,
                    SQL_PROCEDURE,
                    SERVER_PROCESS,
                    DESKTOP_TAKEN_OVER,
                    ACCESS_OPENED,
                    REMOTE_MODULE,
                    DCOM_REFUSED -> true;
            default -> false;
        };
    }

    private boolean isNear(Session session, Action action) {
        boolean connection = session.kind() >= RemoteActions.WINRM_CONNECTION;
        return session.time() >= action.time() - window(action.way())
                && session.time() <= action.time() + (connection ? CONNECTION_SLACK : SLACK);
    }

    private static boolean brings(int connection, Way way) {
        return switch (way) {
            case WINRM_PROCESS, WINRM_SHELL -> connection == RemoteActions.WINRM_CONNECTION;
            case WMI_PROCESS, WMI_TOOL, DCOM_PROCESS, DCOM_TOOL, REGISTRY_BY_WMI ->
                connection == RemoteActions.RPC_CONNECTION;
            default -> false;
        };
    }

    /// Whether the session is one of its own, not of the system or one of its services.
    private static boolean isPersonalSession(String session) {
        return switch (session) {
            case "", "-", "0x0", "0x3e7", "0x3e4", "0x3e5", "999", "996", "997" -> false;
            default -> true;
        };
    }

    private static boolean isNoOrdinaryWork(Action action) {
        return switch (action.way()) {
            case SERVICE_INSTALLED, TASK_CREATED -> false;
            case WMI_PROCESS -> ProcessWays.SHELLS.in(Slice.of(action.name())) != 0;
            default -> true;
        };
    }

    private long window(Way way) {
        return switch (way) {
            case WMI_PROCESS, WMI_TOOL, DCOM_PROCESS, DCOM_TOOL, REGISTRY_BY_WMI -> rules.wmiJoinNanos();
            case WINRM_PROCESS, WINRM_SHELL -> rules.winrmJoinNanos();
            default -> rules.serviceJoinNanos();
        };
    }

    @Override
    public void close() {
        sessions.close();
        actions.close();
    }
}
