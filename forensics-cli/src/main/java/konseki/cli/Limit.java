package konseki.cli;

import konseki.report.TerminalText;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `--limit`.
final class Limit implements ITypeConverter<Integer> {
    static final int NONE = Integer.MAX_VALUE;

    @Override
    public Integer convert(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new TypeConversionException("\"" + TerminalText.escaped(text) + "\" is not a number of hits");
        }
        return Integer.valueOf(text);
    }
}
