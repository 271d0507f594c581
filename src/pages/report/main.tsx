import { render } from 'preact';
import { unpack } from '../../graph/packed';
import { indexed } from '../../j1ql/graph';
import type { ReportData } from '../../report/data';
import { Organization } from '../../report/organization';
import { openPage } from '../shared/data';
import { named } from '../shared/format';
import { Report } from './report';

openPage<ReportData>((data, app) => {
  const graph = indexed(unpack(data.collected));
  const organization = new Organization(graph);
  const source = { graph, gaps: data.gaps, now: data.collectedOn };
  document.title = `${named(organization.name, 60)}: report`;
  render(<Report {...{ organization, data, source }} />, app);
  goTo(document.getElementById(location.hash.slice(1)));
});

/** Goes where the address leads, which was not there when the browser looked; a question is opened. */
function goTo(place: HTMLElement | null): void {
  if (place instanceof HTMLDetailsElement) place.open = true;
  place?.scrollIntoView();
}
