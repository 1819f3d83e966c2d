package io.dartwing.fax.search;

/// Lucene in the data directory.
class FaxIndexTest extends FaxIndexContract {
    @Override
    SearchProperties.OpenSearch place() {
        return new SearchProperties.OpenSearch(null, null, null);
    }
}
