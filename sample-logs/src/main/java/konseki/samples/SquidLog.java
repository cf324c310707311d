package konseki.samples;

/// The access log of the web proxy in squid's native format: reply sizes only, so what went out is not in it.
final class SquidLog {

    private final LogFile file;
    private final long from;

    SquidLog(LogFile file, long from) {
        this.file = file;
        this.from = from;
    }

    LogFile file() {
        return file;
    }

    /// @param millis how long the request took, logged when it ended
    void logTunnel(long at, long millis, Machine client, Site site, long replyBytes) {
        write(
                at,
                millis,
                client,
                "TCP_TUNNEL/200 " + replyBytes + " CONNECT " + site.hostname() + ":443 - HIER_DIRECT/" + site.address()
                        + " -");
    }

    void logFailure(long at, long millis, Machine client, Site site) {
        write(at, millis, client, "TCP_MISS_ABORTED/503 0 CONNECT " + site.hostname() + ":443 - HIER_NONE/- -");
    }

    private void write(long at, long millis, Machine client, String rest) {
        if (at >= from) {
            String elapsed = Long.toString(millis);
            file.add(
                    at,
                    at / Jst.SECOND + "." + Jst.padded(Math.floorMod(at, Jst.SECOND), 3) + " "
                            + " ".repeat(Math.max(0, 6 - elapsed.length())) + elapsed + " " + client.address() + " "
                            + rest);
        }
    }
}
