package io.landfall.redshift.controlplane.iam;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.protocol.QueryAction;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.util.List;

/** GetCallerIdentity: whatever the credentials, the caller is the one user of the account. */
public final class CallerIdentity implements QueryAction {

    private final Account account;

    public CallerIdentity(Account account) {
        this.account = account;
    }

    @Override
    public List<XmlNode> handle(QueryParameters parameters) {
        return List.of(
                XmlNode.leaf("Arn", "arn:aws:iam::" + account.id() + ":user/local"),
                XmlNode.leaf("UserId", "AIDALOCAL"),
                XmlNode.leaf("Account", account.id()));
    }
}
