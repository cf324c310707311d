package konseki.cli;

import konseki.finding.Language;
import konseki.report.TerminalText;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `--lang`.
final class LanguageName implements ITypeConverter<Language> {

    @Override
    public Language convert(String text) {
        return switch (text) {
            case "en" -> Language.EN;
            case "ja" -> Language.JA;
            default -> throw new TypeConversionException("\"" + TerminalText.escaped(text) + "\" is neither en nor ja");
        };
    }
}
