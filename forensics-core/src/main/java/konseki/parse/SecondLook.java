package konseki.parse;

/// Tries once more, with what all files of a case hold, what a file cannot say by itself. Belongs to one thread: first
/// it is shown every chunk of every file, then the chunks again, both in evidence order.
public interface SecondLook {

    /// Keeps what the whole records in `[from, to)` can lend to others.
    void learn(byte[] bytes, int from, int to);

    /// Gives the records in `[from, to)` that can be read only with what was learnt.
    void recover(byte[] bytes, int from, int to, Use use);

    /// What is done with one of them.
    interface Use {
        /// @param from   where it begins
        /// @param length in bytes
        /// @param json   the record as JSON
        void accept(int from, int length, String json);
    }
}
