import { type ReactNode, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';

export interface PagedListProps<Item> {
  readonly items: readonly Item[];
  readonly perPage: number;
  readonly className: string;
  readonly children: (item: Item, index: number) => ReactNode;
}

/** A list that turns pages by two large buttons: nothing on a kiosk has to be scrolled. */
export function PagedList<Item>({ items, perPage, className, children }: PagedListProps<Item>) {
  const [page, turnTo] = useState(0);
  const pages = Math.ceil(items.length / perPage);
  const first = page * perPage;
  return (
    <>
      <ul className={className}>
        {items.slice(first, first + perPage).map((item, index) => children(item, first + index))}
      </ul>
      {pages > 1 && (
        <div className="list-pages">
          <Button
            kind="small"
            icon={<Icon name="up" />}
            isDisabled={page === 0}
            onPress={() => turnTo(page - 1)}
          >
            <FormattedMessage id="action.earlierInList" />
          </Button>
          <Button
            kind="small"
            icon={<Icon name="down" />}
            isDisabled={page === pages - 1}
            onPress={() => turnTo(page + 1)}
          >
            <FormattedMessage id="action.laterInList" />
          </Button>
          <span aria-live="polite">
            <FormattedMessage id="list.page" values={{ page: page + 1, pages }} />
          </span>
        </div>
      )}
    </>
  );
}
