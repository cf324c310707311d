package konseki.parse;

import konseki.event.EventBuffer;
import konseki.event.Field;

/// Where a URL's parts stand. Stateless.
public final class UrlPaths {

    private UrlPaths() {}

    /// Sets `url.path` from a URL or a path, without query and fragment. Nothing is set if there is no path.
    public static void put(byte[] bytes, int from, int to, EventBuffer out) {
        int path = pathStart(bytes, from, to);
        int end = path;
        while (end < to && bytes[end] != '?' && bytes[end] != '#') {
            end++;
        }
        if (end > path && bytes[path] == '/') {
            out.text(Field.URL_PATH, bytes, path, end);
        }
    }

    /// Where the host of `scheme://user@host:port/path` begins; `from` where there is no scheme.
    public static int hostStart(byte[] bytes, int from, int to) {
        int colon = ByteSearch.indexOf(bytes, from, to, ':');
        boolean schemed = colon + 2 < to && bytes[colon + 1] == '/' && bytes[colon + 2] == '/';
        int start = schemed ? colon + 3 : from;
        int end = ByteSearch.indexOf(bytes, start, to, '/');
        return ByteSearch.lastIndexOf(bytes, start, end, '@') + 1 > start
                ? ByteSearch.lastIndexOf(bytes, start, end, '@') + 1
                : start;
    }

    /// Where the host that begins at `from` ends: before its port, path, query or at `to`. An IPv6 address stands in
    /// brackets.
    public static int hostEnd(byte[] bytes, int from, int to) {
        int i = from;
        if (i < to && bytes[i] == '[') {
            int close = ByteSearch.indexOf(bytes, i, to, ']');
            return Math.min(close + 1, to);
        }
        while (i < to && bytes[i] != ':' && bytes[i] != '/' && bytes[i] != '?' && bytes[i] != '#') {
            i++;
        }
        return i;
    }

    private static int pathStart(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '/') {
            return from;
        }
        int host = hostStart(bytes, from, to);
        return host == from ? to : ByteSearch.indexOf(bytes, host, to, '/');
    }
}
