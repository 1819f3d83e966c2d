import { NavLink } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import { filterParams } from './filters';
import { useSavedViews } from './useSavedViews';

const shown = 12;

/** Saved views in the navigation. */
export function ViewNav() {
  const { views } = useSavedViews();
  const { pathname, search } = useLocation();
  if (views.length === 0) return null;
  return (
    <section className="dw-nav-section" aria-label="Views">
      <h3 className="dw-nav-heading dw-folder-heading">
        <span>Views</span>
      </h3>
      <ul className="dw-folders">
        {views.slice(0, shown).map((view) => {
          const params = filterParams(view.filters).toString();
          const box = view.filters.direction === 'inbound' ? '/inbox' : '/outbox';
          return (
            <li key={view.id} className="dw-folder">
              <NavLink
                component={Link}
                to={params ? `${box}?${params}` : box}
                label={view.name}
                active={pathname.startsWith(box) && search === `?${params}`}
                leftSection={<IconBookmark size={15} stroke={1.6} aria-hidden />}
                className="dw-nav-link"
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
