package konseki.cli;

import konseki.investigation.Quantity;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A size such as `512 MiB`, as case.yaml writes it.
final class Size implements ITypeConverter<Long> {

    @Override
    public Long convert(String text) {
        try {
            return Quantity.size(text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(String.valueOf(wrong.getMessage()));
        }
    }
}
