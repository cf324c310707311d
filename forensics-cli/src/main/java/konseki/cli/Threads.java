package konseki.cli;

import konseki.report.TerminalText;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `--threads`.
final class Threads implements ITypeConverter<Integer> {
    private static final int MAX = 1024;

    @Override
    public Integer convert(String text) {
        if (text.matches("[0-9]{1,4}")) {
            int threads = Integer.parseInt(text);
            if (threads >= 1 && threads <= MAX) {
                return threads;
            }
        }
        throw new TypeConversionException("\"" + TerminalText.escaped(text) + "\" is not a number from 1 to " + MAX);
    }
}
