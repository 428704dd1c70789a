package io.landfall.redshift.sql;

import java.util.Set;

/** Words that Redshift reserves and PostgreSQL does not ("Reserved words" in the SQL reference); they need double quotes as names. */
final class ReservedWords {
    private static final Set<String> WORDS = Set.of(("aes128 aes256 allowoverwrite authorization az64 backup between"
                    + " binary blanksasnull bytedict bzip2 connect credentials current_user_id deflate defrag delta"
                    + " delta32k disable emptyasnull enable encode encrypt encryption explicit globaldict256"
                    + " globaldict64k gzip identity ignore interval language lun luns lzo lzop minus mostly16 mostly32"
                    + " mostly8 new nulls off offline oid old open parallel partition percent permissions pivot raw"
                    + " readratio recover rejectlog resort respect restore snapshot start sysdate system tag tdes"
                    + " text255 text32k timestamp top truncatecolumns unpivot verbose wallet")
            .split(" "));

    private ReservedWords() {}

    /** @throws StatementRefused when the name is such a word without quotes */
    static void check(Token name) {
        if (WORDS.contains(name.keyword())) {
            throw StatementRefused.syntaxError(name.text());
        }
    }
}
