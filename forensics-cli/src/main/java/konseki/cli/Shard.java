package konseki.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import konseki.report.TerminalText;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Which part of the lots one process scans: every n-th, from the i-th on.
record Shard(int i, int n) {

    /// `--shard`.
    static final class Converter implements ITypeConverter<Shard> {
        private static final Pattern FORM = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

        @Override
        public Shard convert(String text) {
            Matcher form = FORM.matcher(text);
            if (form.matches()) {
                int i = Integer.parseInt(form.group(1));
                int n = Integer.parseInt(form.group(2));
                if (i >= 1 && i <= n) {
                    return new Shard(i, n);
                }
            }
            throw new TypeConversionException(
                    "\"" + TerminalText.escaped(text) + "\" is no shard; the third of seven is 3/7");
        }
    }
}
