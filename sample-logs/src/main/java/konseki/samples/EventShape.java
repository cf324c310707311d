package konseki.samples;

/// How a forwarder or an export writes a Windows event as one line of JSON.
interface EventShape {

    String render(WindowsEvent event, Machine host, long recordId);
}
